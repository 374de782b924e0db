package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link MonitorDefinition} records. */
public final class MonitorDefinitionDeserializer extends EventDeserializer<MonitorDefinition> {

    public MonitorDefinitionDeserializer() {
        super(MonitorDefinition.class);
    }
}
