package org.backupandmonitor.status.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Phases;
import org.backupandmonitor.contracts.monitor.Status;
import org.jspecify.annotations.Nullable;

/**
 * A result as it was kept.
 *
 * @param at when the check began
 * @param findings which expectations were not met
 * @param revision the commit whose definition was checked; null if the probe did not say
 */
public record PastResult(
        String location,
        String probe,
        Instant at,
        Status status,
        Duration took,
        Phases phases,
        List<Finding> findings,
        @Nullable Instant certificateExpires,
        @Nullable String revision) {

    public PastResult {
        findings = List.copyOf(findings);
    }
}
