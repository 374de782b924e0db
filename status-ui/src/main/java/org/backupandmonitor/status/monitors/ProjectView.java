package org.backupandmonitor.status.monitors;

import java.util.List;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.status.backups.BackupView;
import org.jspecify.annotations.Nullable;

/**
 * A project as the overview shows it.
 *
 * @param definition null for monitors whose project's own definition has not come yet
 */
public record ProjectView(
        String name, @Nullable ProjectDefinition definition, List<MonitorCard> monitors, List<BackupView> backups) {

    public ProjectView {
        monitors = List.copyOf(monitors);
        backups = List.copyOf(backups);
    }

    public boolean empty() {
        return monitors.isEmpty() && backups.isEmpty();
    }
}
