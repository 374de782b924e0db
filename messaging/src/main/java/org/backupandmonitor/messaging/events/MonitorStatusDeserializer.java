package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link MonitorStatus} records. */
public final class MonitorStatusDeserializer extends EventDeserializer<MonitorStatus> {

    public MonitorStatusDeserializer() {
        super(MonitorStatus.class);
    }
}
