package org.backupandmonitor.status.incidents;

import jakarta.inject.Singleton;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.status.ingest.EventHandler;

/** Keeps each notification as it stands. */
@Singleton
final class NotificationHandler implements EventHandler<Notification> {

    private final NotificationRepository repository;

    NotificationHandler(NotificationRepository repository) {
        this.repository = repository;
    }

    @Override
    public String topic() {
        return Topics.NOTIFICATIONS;
    }

    @Override
    public void store(String key, Notification notification) {
        repository.keep(notification);
    }
}
