package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link DeadLetter} records. */
public final class DeadLetterDeserializer extends EventDeserializer<DeadLetter> {

    public DeadLetterDeserializer() {
        super(DeadLetter.class);
    }
}
