package org.backupandmonitor.manifest.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.backupandmonitor.manifest.language.EitherType;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.values.Durations;

/** {@code heartbeat}: a job that calls us, and whose silence is DOWN. */
final class HeartbeatKind {

    static final String NAME = "heartbeat";

    private static final Duration USUAL_GRACE = Duration.ofMinutes(5);

    private static final Key<Duration> EVERY = Key.required(
                    "every", Durations.atLeast(Duration.ofSeconds(1)), "1d", "How often the job calls.")
            .alsoCalled("interval", "period", "timeout", "schedule", "cron");
    private static final Key<Duration> GRACE = Key.optional(
                    "grace", Durations.duration(), "1h", "How much later than that is still in time.")
            .or(USUAL_GRACE);

    private static final Type<Subject.Heartbeat> TYPE = EitherType.of(
            MappedType.of(
                    Durations.atLeast(Duration.ofSeconds(1)),
                    every -> new Subject.Heartbeat(every, USUAL_GRACE),
                    Subject.Heartbeat::every),
            Shape.<Subject.Heartbeat>of(NAME)
                    .key(EVERY, Subject.Heartbeat::every)
                    .key(GRACE, Subject.Heartbeat::grace)
                    .build(values -> new Subject.Heartbeat(values.get(EVERY), values.get(GRACE))),
            heartbeat -> heartbeat.grace().equals(USUAL_GRACE));

    private HeartbeatKind() {}

    static MonitorKind kind() {
        return new MonitorKind(
                NAME,
                "A job that calls us by HTTP; when it does not, it is DOWN. Its secret address is shown to the project's people.",
                "{ every: 1d, grace: 1h }",
                MappedType.of(TYPE, heartbeat -> heartbeat, subject -> (Subject.Heartbeat) subject),
                Set.of(),
                true,
                subject -> List.of());
    }
}
