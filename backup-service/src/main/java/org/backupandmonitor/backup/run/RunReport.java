package org.backupandmonitor.backup.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backupandmonitor.backup.event.RunEventPublisher;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.messaging.WorkReport;

/** The proof that backups run: part of each heartbeat. */
@ApplicationScoped
class RunReport implements WorkReport {

    private static final Duration LONGEST_OWED = Duration.ofMinutes(1);
    private static final Duration LONGEST_STAY = Duration.ofDays(2);

    private final Runner runner;
    private final InFlight inFlight;
    private final Dispatcher dispatcher;
    private final Plans plans;
    private final Attempt attempt;
    private final VaultFilling filling;
    private final Pruning pruning;
    private final Retaining retaining;
    private final OwedRetentions debts;
    private final Overdue overdue;
    private final RunEventPublisher publisher;
    private final Clock clock;
    private volatile long scheduled;
    private volatile Optional<Instant> owedSince = Optional.empty();
    private volatile List<String> staying = List.of();
    private volatile List<String> late = List.of();

    @Inject
    RunReport(
            Runner runner,
            InFlight inFlight,
            Dispatcher dispatcher,
            Plans plans,
            Attempt attempt,
            VaultFilling filling,
            Pruning pruning,
            Retaining retaining,
            OwedRetentions debts,
            Overdue overdue,
            RunEventPublisher publisher,
            Clock clock) {
        this.runner = runner;
        this.inFlight = inFlight;
        this.dispatcher = dispatcher;
        this.plans = plans;
        this.attempt = attempt;
        this.filling = filling;
        this.pruning = pruning;
        this.retaining = retaining;
        this.debts = debts;
        this.overdue = overdue;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** Apart from the heartbeat, which must not wait for PostgreSQL. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        scheduled = plans.plannedAmong(dispatcher.ownedKeys());
        owedSince = publisher.owedSince();
        staying = stayingSnapshots();
        late = overdue.problems();
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
        return Stream.of(
                        filling.problems(),
                        retaining.problems(),
                        staying,
                        pruning.problems(),
                        dispatcher.problems(),
                        inFlight.problems(),
                        late,
                        owed())
                .flatMap(List::stream)
                .toList();
    }

    /** That others write for hours is everyday life; that they always do is not. */
    private List<String> stayingSnapshots() {
        return debts.owedForLongerThan(LONGEST_STAY).stream()
                .filter(owed -> dispatcher.ownedKeys().contains(owed.key()))
                .map(owed -> "old snapshots of " + owed.key() + " in vault \"" + owed.vault() + "\" could not be let go"
                        + " since " + Times.utc(owed.since()) + ": leave a time in which no other"
                        + " backup of project " + owed.project() + " runs, or see what else is wrong with the vault")
                .toList();
    }

    private List<String> owed() {
        return owedSince
                .filter(since -> since.plus(LONGEST_OWED).isBefore(clock.instant()))
                .map(since -> "what happens with runs is not told, since run events have waited for Kafka since "
                        + Times.utc(since) + ": backup-service's log says why")
                .stream()
                .toList();
    }
}
