package org.backupandmonitor.status.liveness;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.status.ingest.EventHandler;

/** Keeps the newest heartbeat of each instance, and the times in which no alert-service was alive. */
@Singleton
final class HeartbeatHandler implements EventHandler<Heartbeat> {

    private final ComponentRepository repository;
    private final BlindPeriodRepository blindPeriods;
    private final Clock clock;

    HeartbeatHandler(ComponentRepository repository, BlindPeriodRepository blindPeriods, Clock clock) {
        this.repository = repository;
        this.blindPeriods = blindPeriods;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return Topics.HEARTBEATS;
    }

    @Override
    public void store(String key, Heartbeat said) {
        Instant now = clock.instant();
        Heartbeat heartbeat = notAhead(said, now);
        if (heartbeat.component() == Component.ALERT && Judging.goesOn(heartbeat)) {
            // Judged at the heartbeat's own time: a backlog that is read late must give the same periods.
            new Liveness(repository.heartbeats(), heartbeat.at())
                    .blindness()
                    .flatMap(Liveness.Blindness::judged)
                    .ifPresent(since -> blindPeriods.add(since, heartbeat.at()));
        }
        repository.keep(heartbeat, now);
    }

    /** A clock that runs ahead must not prove life for a time that has not come yet. */
    private static Heartbeat notAhead(Heartbeat said, Instant now) {
        return said.at().isAfter(now)
                ? new Heartbeat(
                        said.instance(),
                        said.component(),
                        said.location(),
                        said.sequence(),
                        said.startedAt(),
                        now,
                        said.interval(),
                        said.leaving(),
                        said.work(),
                        said.kinds(),
                        said.problems(),
                        said.version())
                : said;
    }
}
