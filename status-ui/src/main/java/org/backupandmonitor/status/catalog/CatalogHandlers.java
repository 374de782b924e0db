package org.backupandmonitor.status.catalog;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.project.ProjectDefinition;

/** The compacted topics that are kept as documents. */
final class CatalogHandlers {

    private CatalogHandlers() {}

    @Singleton
    static final class Projects extends DocumentStore<ProjectDefinition> {
        Projects(DocumentRepository repository, Clock clock) {
            super(Topics.PROJECTS, ProjectDefinition.class, ProjectDefinition::project, repository, clock);
        }
    }

    @Singleton
    static final class Monitors extends DocumentStore<MonitorDefinition> {
        Monitors(DocumentRepository repository, Clock clock) {
            super(Topics.MONITORS, MonitorDefinition.class, MonitorDefinition::project, repository, clock);
        }
    }

    @Singleton
    static final class Backups extends DocumentStore<BackupDefinition> {
        Backups(DocumentRepository repository, Clock clock) {
            super(Topics.BACKUPS, BackupDefinition.class, BackupDefinition::project, repository, clock);
        }
    }

    @Singleton
    static final class Statuses extends DocumentStore<MonitorStatus> {
        Statuses(DocumentRepository repository, Clock clock) {
            super(Topics.STATUSES, MonitorStatus.class, MonitorStatus::project, repository, clock);
        }
    }
}
