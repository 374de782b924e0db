package org.backupandmonitor.manifest.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.monitor.Confirmation;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.manifest.maintenance.MaintenanceKeys;
import org.jspecify.annotations.Nullable;

/**
 * A monitor as its manifest says it; what is null there is said by the manifest's defaults, or by ours.
 *
 * @param name of the monitor in its project
 * @param subject what is checked
 * @param expect {@link Expectations#NONE} if nothing beyond the kind's own
 */
public record Monitor(
        String name,
        Subject subject,
        Expectations expect,
        Rhythm rhythm,
        List<String> dependsOn,
        @Nullable String paused,
        @Nullable Alerts alerts,
        @Nullable Severity severity,
        @Nullable String runbook,
        @Nullable String group,
        Map<String, String> labels,
        List<MaintenanceKeys.Window> maintenance) {

    /** How often a monitor is checked, from where, and what makes it down; null where it is left to defaults. */
    public record Rhythm(
            @Nullable Duration every,
            @Nullable Duration timeout,
            @Nullable Locations locations,
            @Nullable Confirmation confirm,
            @Nullable Integer failures,
            @Nullable Integer successes) {}

    public Monitor {
        Names.require("monitor", name);
        dependsOn = List.copyOf(dependsOn);
        labels = Map.copyOf(labels);
        maintenance = List.copyOf(maintenance);
    }
}
