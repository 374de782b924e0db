package org.backupandmonitor.manifest.backup;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.contracts.backup.Drill;
import org.backupandmonitor.contracts.backup.Retention;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.manifest.maintenance.MaintenanceKeys;
import org.jspecify.annotations.Nullable;

/**
 * A backup as its manifest says it; what is null there is said by the manifest's defaults, or by ours.
 *
 * @param name of the backup in its project
 * @param source what is pulled
 * @param minSize in bytes; null for no floor
 */
public record Backup(
        String name,
        BackupSource source,
        Plan plan,
        @Nullable Drill drill,
        @Nullable String paused,
        @Nullable Alerts alerts,
        @Nullable Severity severity,
        @Nullable String runbook,
        Map<String, String> labels,
        @Nullable Long minSize,
        List<MaintenanceKeys.Window> maintenance) {

    /**
     * When a backup runs, where it lands and how long it stays; null where it is left to defaults.
     *
     * @param zone whose wall clock a cron expression follows
     */
    public record Plan(
            @Nullable Schedule schedule,
            @Nullable ZoneId zone,
            @Nullable Retention keep,
            @Nullable List<String> vaults,
            @Nullable Duration maxAge) {}

    public Backup {
        Names.require("backup", name);
        labels = Map.copyOf(labels);
        maintenance = List.copyOf(maintenance);
    }
}
