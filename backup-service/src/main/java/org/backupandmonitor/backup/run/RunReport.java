package org.backupandmonitor.backup.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupandmonitor.backup.event.RunEventPublisher;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.messaging.WorkReport;

/** The proof that backups run: part of each heartbeat. */
@ApplicationScoped
class RunReport implements WorkReport {

    private static final Duration LONGEST_OWED = Duration.ofMinutes(1);

    private final Runner runner;
    private final InFlight inFlight;
    private final Dispatcher dispatcher;
    private final Plans plans;
    private final Attempt attempt;
    private final VaultFilling filling;
    private final Pruning pruning;
    private final RunEventPublisher publisher;
    private final Clock clock;
    private volatile long scheduled;
    private volatile Optional<Instant> owedSince = Optional.empty();

    @Inject
    RunReport(
            Runner runner,
            InFlight inFlight,
            Dispatcher dispatcher,
            Plans plans,
            Attempt attempt,
            VaultFilling filling,
            Pruning pruning,
            RunEventPublisher publisher,
            Clock clock) {
        this.runner = runner;
        this.inFlight = inFlight;
        this.dispatcher = dispatcher;
        this.plans = plans;
        this.attempt = attempt;
        this.filling = filling;
        this.pruning = pruning;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Apart from the heartbeat, which must not wait for PostgreSQL. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        scheduled = plans.plannedAmong(dispatcher.ownedKeys());
        owedSince = publisher.owedSince();
    }

    @Override
    public Map<String, Long> work() {
        return Map.of(
                "runsDone",
                runner.done(),
                "runsFailed",
                runner.failed(),
                "runningNow",
                (long) inFlight.leases().size(),
                "scheduledNow",
                scheduled);
    }

    @Override
    public List<String> kinds() {
        return attempt.kinds();
    }

    @Override
    public List<String> problems() {
        return Stream.of(filling.problems(), pruning.problems(), dispatcher.problems(), owed())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> owed() {
        return owedSince
                .filter(since -> since.plus(LONGEST_OWED).isBefore(clock.instant()))
                .map(since -> "what happens with runs is not told, since run events have waited for Kafka since "
                        + since.truncatedTo(ChronoUnit.SECONDS) + ": backup-service's log says why")
                .stream()
                .toList();
    }
}
