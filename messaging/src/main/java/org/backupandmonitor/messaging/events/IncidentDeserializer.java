package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link Incident} records. */
public final class IncidentDeserializer extends EventDeserializer<Incident> {

    public IncidentDeserializer() {
        super(Incident.class);
    }
}
