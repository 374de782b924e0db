package org.backupandmonitor.contracts.monitor;

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
 * One thing to check, with every default already applied: a reader needs nothing else to run it.
 *
 * @param check the kind and its target
 * @param every time between two checks
 * @param timeout after which one check counts as failed; shorter than or equal to {@code every} in a sane manifest
 * @param locations where probes run it
 * @param confirm how many locations must agree that it is down
 * @param failures failed checks in a row before a location counts as down
 * @param successes good checks in a row before a location counts as up again
 * @param dependsOn names of monitors of this project; while one of them is down, messages about this one are held back
 * @param paused why it is not checked; null if it is
 * @param alerts who hears; null means whoever hears about the project
 * @param runbook an address where people read what to do; null if there is none
 * @param policy name of the policy its targets are held to, at the moment of connecting too
 * @param maintenance times in which a problem is recorded and nobody is told
 */
public record MonitorDefinition(
        String project,
        String name,
        Check check,
        Expectations expect,
        Duration every,
        Duration timeout,
        Locations locations,
        Confirmation confirm,
        int failures,
        int successes,
        List<String> dependsOn,
        @Nullable String paused,
        @Nullable Alerts alerts,
        Severity severity,
        @Nullable String runbook,
        @Nullable String group,
        Map<String, String> labels,
        String policy,
        Provenance provenance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MaintenanceWindow> maintenance) {

    public MonitorDefinition(
            String project,
            String name,
            Check check,
            @Nullable Expectations expect,
            Duration every,
            Duration timeout,
            @Nullable Locations locations,
            @Nullable Confirmation confirm,
            int failures,
            int successes,
            @Nullable List<String> dependsOn,
            @Nullable String paused,
            @Nullable Alerts alerts,
            @Nullable Severity severity,
            @Nullable String runbook,
            @Nullable String group,
            @Nullable Map<String, String> labels,
            String policy,
            Provenance provenance,
            @Nullable List<MaintenanceWindow> maintenance) {
        if (every.isZero() || every.isNegative() || timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException(
                    "monitor " + project + "/" + name + ": every and timeout must be longer than nothing");
        }
        this.project = Names.require("project", project);
        this.name = Names.require("monitor", name);
        this.check = check;
        this.expect = expect == null ? Expectations.NONE : expect;
        this.every = every;
        this.timeout = timeout;
        this.locations = locations == null ? Locations.ALL : locations;
        this.confirm = confirm == null ? Confirmation.MAJORITY : confirm;
        this.failures = Math.max(1, failures);
        this.successes = Math.max(1, successes);
        this.dependsOn = dependsOn == null ? List.of() : List.copyOf(dependsOn);
        this.paused = paused;
        this.alerts = alerts;
        this.severity = severity == null ? Severity.CRITICAL : severity;
        this.runbook = runbook;
        this.group = group;
        this.labels = labels == null ? Map.of() : Map.copyOf(labels);
        this.policy = policy;
        this.provenance = provenance;
        this.maintenance = maintenance == null ? List.of() : List.copyOf(maintenance);
    }

    /** One without maintenance windows. */
    public MonitorDefinition(
            String project,
            String name,
            Check check,
            @Nullable Expectations expect,
            Duration every,
            Duration timeout,
            @Nullable Locations locations,
            @Nullable Confirmation confirm,
            int failures,
            int successes,
            @Nullable List<String> dependsOn,
            @Nullable String paused,
            @Nullable Alerts alerts,
            @Nullable Severity severity,
            @Nullable String runbook,
            @Nullable String group,
            @Nullable Map<String, String> labels,
            String policy,
            Provenance provenance) {
        this(
                project,
                name,
                check,
                expect,
                every,
                timeout,
                locations,
                confirm,
                failures,
                successes,
                dependsOn,
                paused,
                alerts,
                severity,
                runbook,
                group,
                labels,
                policy,
                provenance,
                null);
    }

    /** The record key, {@code project/name}. */
    public String key() {
        return Names.key(project, name);
    }
}
