package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link Heartbeat} records. */
public final class HeartbeatDeserializer extends EventDeserializer<Heartbeat> {

    public HeartbeatDeserializer() {
        super(Heartbeat.class);
    }
}
