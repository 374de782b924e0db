package org.backupandmonitor.status.liveness;

import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;

/** Whether an instance is alive, judged by its newest heartbeat. */
public enum Vital {
    ALIVE,
    /** It missed three heartbeats without having said that it leaves, or nobody can say when it sent its newest. */
    SILENT,
    /** It ended as it was told to. */
    LEFT;

    private static final int MISSED = 3;

    static Vital of(Heartbeat heartbeat, Instant now) {
        if (heartbeat.leaving()) {
            return LEFT;
        }
        Duration age = Duration.between(heartbeat.at(), now);
        // One of a time that has not come proves nothing either: the clock was set back since, no matter how far.
        return age.abs().compareTo(patience(heartbeat)) > 0 ? SILENT : ALIVE;
    }

    private static Duration patience(Heartbeat heartbeat) {
        Duration interval = heartbeat.interval();
        // An interval of nothing, or of a year, is a fault of the sender that must not blind us.
        Duration sane = interval.compareTo(Duration.ofSeconds(1)) < 0
                ? Duration.ofSeconds(1)
                : interval.compareTo(Duration.ofMinutes(5)) > 0 ? Duration.ofMinutes(5) : interval;
        return sane.multipliedBy(MISSED);
    }
}
