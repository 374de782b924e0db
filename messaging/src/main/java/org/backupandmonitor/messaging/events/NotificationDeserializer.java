package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link Notification} records. */
public final class NotificationDeserializer extends EventDeserializer<Notification> {

    public NotificationDeserializer() {
        super(Notification.class);
    }
}
