package org.backupandmonitor.backup.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.messaging.WorkReport;

/** The proof that backups run: part of each heartbeat. */
@ApplicationScoped
class RunReport implements WorkReport {

    private final Runner runner;
    private final InFlight inFlight;
    private final Dispatcher dispatcher;
    private final Plans plans;
    private final Attempt attempt;
    private final VaultFilling filling;
    private final Pruning pruning;
    private volatile long scheduled;

    @Inject
    RunReport(
            Runner runner,
            InFlight inFlight,
            Dispatcher dispatcher,
            Plans plans,
            Attempt attempt,
            VaultFilling filling,
            Pruning pruning) {
        this.runner = runner;
        this.inFlight = inFlight;
        this.dispatcher = dispatcher;
        this.plans = plans;
        this.attempt = attempt;
        this.filling = filling;
        this.pruning = pruning;
    }

    /** Apart from the heartbeat, which must not wait for PostgreSQL. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        scheduled = plans.plannedAmong(dispatcher.ownedKeys());
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
        return Stream.of(filling.problems(), pruning.problems(), dispatcher.problems())
                .flatMap(List::stream)
                .toList();
    }
}
