package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link RunEvent} records. */
public final class RunEventDeserializer extends EventDeserializer<RunEvent> {

    public RunEventDeserializer() {
        super(RunEvent.class);
    }
}
