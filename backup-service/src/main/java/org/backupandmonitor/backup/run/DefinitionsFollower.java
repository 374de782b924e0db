package org.backupandmonitor.backup.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.messaging.Definitions;
import org.backupandmonitor.messaging.OwnedDefinitions;

/** Takes our share of the backups from Kafka, and gives it back at the end. */
@ApplicationScoped
class DefinitionsFollower {

    private static final String GROUP = "bam-backup";

    private final OwnedDefinitions<BackupDefinition> definitions;

    @Inject
    DefinitionsFollower(Definitions definitions, Dispatcher dispatcher) {
        this.definitions = definitions.own(Topics.BACKUPS, GROUP, BackupDefinition.class, dispatcher);
    }

    void start(@Observes StartupEvent event) {
        definitions.start();
    }

    /** Before the runs are stopped, so that other instances take over while we tidy up. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        definitions.close();
    }
}
