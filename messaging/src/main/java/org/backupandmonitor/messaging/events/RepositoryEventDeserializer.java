package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link RepositoryEvent} records. */
public final class RepositoryEventDeserializer extends EventDeserializer<RepositoryEvent> {

    public RepositoryEventDeserializer() {
        super(RepositoryEvent.class);
    }
}
