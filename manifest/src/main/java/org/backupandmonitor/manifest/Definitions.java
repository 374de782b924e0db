package org.backupandmonitor.manifest;

import java.util.List;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.project.ProjectDefinition;

/** What one manifest defines, as it goes to the services. */
public record Definitions(ProjectDefinition project, List<MonitorDefinition> monitors, List<BackupDefinition> backups) {

    public Definitions {
        monitors = List.copyOf(monitors);
        backups = List.copyOf(backups);
    }
}
