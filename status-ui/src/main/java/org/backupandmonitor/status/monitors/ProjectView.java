package org.backupandmonitor.status.monitors;

import java.util.List;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.status.backups.BackupView;
import org.jspecify.annotations.Nullable;

/**
 * A project as the overview shows it.
 *
 * @param definition null for monitors whose project's own definition has not come yet
 * @param monitors what is shown of it
 * @param backups what is shown of it
 * @param more how many more monitors and backups there are than are shown
 */
public record ProjectView(
        String name,
        @Nullable ProjectDefinition definition,
        List<MonitorCard> monitors,
        List<BackupView> backups,
        int more) {

    public ProjectView {
        monitors = List.copyOf(monitors);
        backups = List.copyOf(backups);
    }

    public boolean empty() {
        return monitors.isEmpty() && backups.isEmpty();
    }

    /** Order on the overview: whatever needs people first. */
    int rank() {
        int monitor = monitors.stream().mapToInt(MonitorCard::rank).min().orElse(9);
        int backup = backups.stream().mapToInt(BackupView::rank).min().orElse(9);
        return Math.min(monitor, backup);
    }

    /** How many there are of what it has most of. */
    int most() {
        return Math.max(monitors.size(), backups.size());
    }

    /** What is shown of it, cut to so many of the monitors from the first on, and as many backups. */
    ProjectView cut(int first, int most) {
        List<MonitorCard> some = part(monitors, first, most);
        List<BackupView> others = part(backups, first, most);
        int left = Math.max(0, monitors.size() - first - some.size())
                + Math.max(0, backups.size() - first - others.size());
        return new ProjectView(name, definition, some, others, left);
    }

    private static <T> List<T> part(List<T> all, int first, int most) {
        return all.subList(Math.min(first, all.size()), Math.min(first + most, all.size()));
    }

    ProjectView with(List<MonitorCard> others) {
        return new ProjectView(name, definition, others, backups, more);
    }
}
