package org.backupandmonitor.probe.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Phases;
import org.backupandmonitor.contracts.monitor.Status;
import org.jspecify.annotations.Nullable;

/**
 * What one check came to.
 *
 * @param took from begin to the last thing received
 * @param certificateExpires when the certificate seen expires; null if none was seen
 * @param stalled the probe itself stood still meanwhile, so that nothing here is fit to be believed
 */
public record Observation(
        Duration took,
        Phases phases,
        List<Finding> findings,
        @Nullable Instant certificateExpires,
        boolean stalled) {

    public Observation {
        findings = List.copyOf(findings);
    }

    /** What the findings make of it: something wrong outweighs something unseen, and that something slow. */
    public Status status() {
        for (Status status : List.of(Status.DOWN, Status.UNKNOWN, Status.DEGRADED)) {
            if (findings.stream().anyMatch(finding -> finding.status() == status)) {
                return status;
            }
        }
        return Status.UP;
    }
}
