package org.backupandmonitor.status.liveness;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;

/** What a heartbeat of alert-service proves about its judging. */
public final class Judging {

    /** alert-service judges at least every second; this is far beyond a pause of its machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private Judging() {}

    /** How long ago it judged when the heartbeat was sent; empty where it does not say, or only stands by. */
    public static Optional<Duration> age(Heartbeat heartbeat) {
        Long millis = heartbeat.work().get("evaluationAgeMillisNow");
        return millis == null || standsBy(heartbeat) ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    /** Whether another instance is meant to judge. */
    public static boolean standsBy(Heartbeat heartbeat) {
        return heartbeat.work().getOrDefault("judgingNow", 1L) == 0;
    }

    static boolean goesOn(Heartbeat heartbeat) {
        return age(heartbeat).filter(age -> age.compareTo(PATIENCE) <= 0).isPresent();
    }

    /** The last moment at which it is proved to have judged. */
    static Optional<Instant> last(Heartbeat heartbeat) {
        return age(heartbeat).map(heartbeat.at()::minus);
    }
}
