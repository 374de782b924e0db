package org.backupandmonitor.contracts.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;
import org.jspecify.annotations.Nullable;

/**
 * One thing to back up, with every default already applied.
 *
 * @param source what is pulled, and from where
 * @param schedule when
 * @param keep which snapshots stay
 * @param vaults names of the vaults it lands in, all of them each time; empty means the only vault ops configured
 * @param maxAge an incident once the newest good snapshot is older; null for none
 * @param drill how its restore is proved; null for not at all
 * @param paused why it does not run; null if it does
 * @param alerts who hears; null means whoever hears about the project
 * @param policy name of the policy its sources are held to, at the moment of connecting too
 * @param minSize bytes that a run must bring at least to be a success; null for no such floor
 * @param maintenance times in which a problem is recorded and nobody is told
 */
public record BackupDefinition(
        String project,
        String name,
        BackupSource source,
        Schedule schedule,
        Retention keep,
        List<String> vaults,
        @Nullable Duration maxAge,
        @Nullable Drill drill,
        @Nullable String paused,
        @Nullable Alerts alerts,
        Severity severity,
        @Nullable String runbook,
        Map<String, String> labels,
        String policy,
        Provenance provenance,
        @Nullable Long minSize,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MaintenanceWindow> maintenance) {

    public BackupDefinition(
            String project,
            String name,
            BackupSource source,
            Schedule schedule,
            @Nullable Retention keep,
            @Nullable List<String> vaults,
            @Nullable Duration maxAge,
            @Nullable Drill drill,
            @Nullable String paused,
            @Nullable Alerts alerts,
            @Nullable Severity severity,
            @Nullable String runbook,
            @Nullable Map<String, String> labels,
            String policy,
            Provenance provenance,
            @Nullable Long minSize,
            @Nullable List<MaintenanceWindow> maintenance) {
        this.project = Names.require("project", project);
        this.name = Names.require("backup", name);
        this.source = source;
        this.schedule = schedule;
        this.keep = keep == null ? Retention.DEFAULT : keep;
        this.vaults = vaults == null ? List.of() : List.copyOf(vaults);
        this.maxAge = maxAge;
        this.drill = drill;
        this.paused = paused;
        this.alerts = alerts;
        this.severity = severity == null ? Severity.CRITICAL : severity;
        this.runbook = runbook;
        this.labels = labels == null ? Map.of() : Map.copyOf(labels);
        this.policy = policy;
        this.provenance = provenance;
        this.minSize = minSize;
        this.maintenance = maintenance == null ? List.of() : List.copyOf(maintenance);
    }

    /** One without a least size and without maintenance windows. */
    public BackupDefinition(
            String project,
            String name,
            BackupSource source,
            Schedule schedule,
            @Nullable Retention keep,
            @Nullable List<String> vaults,
            @Nullable Duration maxAge,
            @Nullable Drill drill,
            @Nullable String paused,
            @Nullable Alerts alerts,
            @Nullable Severity severity,
            @Nullable String runbook,
            @Nullable Map<String, String> labels,
            String policy,
            Provenance provenance) {
        this(
                project,
                name,
                source,
                schedule,
                keep,
                vaults,
                maxAge,
                drill,
                paused,
                alerts,
                severity,
                runbook,
                labels,
                policy,
                provenance,
                null,
                null);
    }

    /** The record key, {@code project/name}. */
    public String key() {
        return Names.key(project, name);
    }
}
