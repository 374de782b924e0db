package org.backupandmonitor.backup.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.messaging.Definitions;
import org.backupandmonitor.messaging.TopicTable;

/** All backups that are defined, whoever owns them: tells what was removed from what only moved to another instance. */
@ApplicationScoped
public class Catalogue {

    private final TopicTable<BackupDefinition> definitions;

    @Inject
    Catalogue(Definitions definitions) {
        this.definitions = definitions.table(Topics.BACKUPS, BackupDefinition.class);
    }

    void start(@Observes StartupEvent event) {
        definitions.start();
    }

    void stop(@Observes ShutdownEvent event) {
        definitions.close();
    }

    /** Whether all definitions have been read. */
    boolean isComplete() {
        return definitions.caughtUp();
    }

    /** Whether nobody defines the backup; false as long as we can't know. */
    public boolean lacks(String key) {
        return isComplete() && definitions.get(key).isEmpty();
    }
}
