package org.backupandmonitor.contracts.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.Names;
import org.jspecify.annotations.Nullable;

/**
 * What one probe saw of one monitor at one time.
 *
 * @param kind of the check
 * @param location where the probe stands
 * @param probe the instance
 * @param at when the check began
 * @param status UP, DEGRADED or DOWN; UNKNOWN where the probe itself could not check, with a finding that says why
 * @param took from begin to verdict
 * @param phases how long each part took
 * @param findings which expectations were not met; empty if all were
 * @param certificateExpires when the certificate seen expires; null if none was seen
 * @param revision the commit whose definition was checked
 */
public record Result(
        String project,
        String monitor,
        String kind,
        String location,
        String probe,
        Instant at,
        Status status,
        Duration took,
        Phases phases,
        List<Finding> findings,
        @Nullable Instant certificateExpires,
        @Nullable String revision) {

    public Result(
            String project,
            String monitor,
            String kind,
            String location,
            String probe,
            Instant at,
            Status status,
            Duration took,
            @Nullable Phases phases,
            @Nullable List<Finding> findings,
            @Nullable Instant certificateExpires,
            @Nullable String revision) {
        this.project = project;
        this.monitor = monitor;
        this.kind = kind;
        this.location = location;
        this.probe = probe;
        this.at = at;
        this.status = status;
        this.took = took;
        this.phases = phases == null ? Phases.NONE : phases;
        this.findings = findings == null ? List.of() : List.copyOf(findings);
        this.certificateExpires = certificateExpires;
        this.revision = revision;
    }

    /** The record key, {@code project/monitor}. */
    public String key() {
        return Names.key(project, monitor);
    }
}
