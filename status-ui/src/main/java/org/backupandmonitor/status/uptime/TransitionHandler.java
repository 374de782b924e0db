package org.backupandmonitor.status.uptime;

import jakarta.inject.Singleton;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.status.ingest.EventHandler;

/** Keeps each status a monitor takes; the topic itself only keeps the last. */
@Singleton
final class TransitionHandler implements EventHandler<MonitorStatus> {

    private final TransitionRepository repository;

    TransitionHandler(TransitionRepository repository) {
        this.repository = repository;
    }

    @Override
    public String topic() {
        return Topics.STATUSES;
    }

    @Override
    public void store(String key, MonitorStatus status) {
        repository.keep(status);
    }
}
