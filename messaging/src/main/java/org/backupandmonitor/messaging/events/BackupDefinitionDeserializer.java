package org.backupandmonitor.messaging.events;

import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.messaging.EventDeserializer;

/** Reads {@link BackupDefinition} records. */
public final class BackupDefinitionDeserializer extends EventDeserializer<BackupDefinition> {

    public BackupDefinitionDeserializer() {
        super(BackupDefinition.class);
    }
}
