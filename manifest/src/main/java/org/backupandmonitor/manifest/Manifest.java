package org.backupandmonitor.manifest;

import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.manifest.backup.Backup;
import org.backupandmonitor.manifest.maintenance.MaintenanceKeys;
import org.backupandmonitor.manifest.monitor.Monitor;
import org.jspecify.annotations.Nullable;

/**
 * One manifest, as it says it: nothing is filled in.
 *
 * @param alerts who hears about the project; {@link Alerts#NOBODY} if it does not say
 * @param defaults what holds for monitors and backups that do not say
 */
public record Manifest(
        String project,
        List<String> owners,
        Alerts alerts,
        @Nullable Severity severity,
        @Nullable String runbook,
        Map<String, String> labels,
        Defaults defaults,
        List<MaintenanceKeys.Window> maintenance,
        List<Monitor> monitors,
        List<Backup> backups) {

    /** What holds for monitors and backups that do not say; null where nothing is said here either. */
    public record Defaults(Monitor.Rhythm rhythm, Backup.Plan plan) {

        public static final Defaults NONE = new Defaults(
                new Monitor.Rhythm(null, null, null, null, null, null), new Backup.Plan(null, null, null, null, null));
    }

    public Manifest {
        Names.require("project", project);
        owners = List.copyOf(owners);
        labels = Map.copyOf(labels);
        maintenance = List.copyOf(maintenance);
        monitors = List.copyOf(monitors);
        backups = List.copyOf(backups);
    }

    /**
     * What goes to the services, with every default applied.
     *
     * @param policy name of the policy the project is held to
     * @param tokens gives the hashes of heartbeat addresses
     */
    public Definitions definitions(Provenance provenance, String policy, HeartbeatTokens tokens) {
        return new DefinitionMapper(this, provenance, policy, tokens).map();
    }
}
