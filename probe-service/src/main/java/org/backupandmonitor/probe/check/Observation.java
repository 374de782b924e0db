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
 * @param stalled for how long the probe itself stood still meanwhile; zero if it did not
 */
public record Observation(
        Duration took,
        Phases phases,
        List<Finding> findings,
        @Nullable Instant certificateExpires,
        Duration stalled) {

    /** A success stands although the probe stood still for so long, but its times would be nonsense after more. */
    private static final Duration TOLERABLE = Duration.ofSeconds(2);

    public Observation {
        findings = List.copyOf(findings);
    }

    /** Whether the probe's own standstill may have made it what it is: nothing to be believed, and worth a repetition. */
    public boolean isSpoilt() {
        return !stalled.isZero() && (status() != Status.UP || stalled.compareTo(TOLERABLE) > 0);
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
