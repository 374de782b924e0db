package org.backupandmonitor.backup.run;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupandmonitor.backup.event.RunEventPublisher;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.messaging.DefinitionListener;
import org.jboss.logging.Logger;

/**
 * Starts what is due of the backups this process owns: what people asked for first, then by schedule, no more at once than
 * configured.
 *
 * <p>All that lasts is in PostgreSQL, so that a moment's failure there delays a run and never loses one.
 */
@ApplicationScoped
public class Dispatcher implements DefinitionListener<BackupDefinition> {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private static final Duration FAREWELL = Duration.ofSeconds(25);

    /** Who finds no place for longer than this is no longer only in a queue. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Nothing that is due is started while nobody can look what is. */
    private static final Duration LONGEST_BLINDNESS = Duration.ofMinutes(1);

    /** A clock set back by less delays nothing by more. */
    private static final Duration SET_BACK = Duration.ofMinutes(1);

    private final Plans plans;
    private final Demands demands;
    private final Ledger ledger;
    private final Runner runner;
    private final Pruning pruning;
    private final InFlight inFlight;
    private final RunEventPublisher publisher;
    private final Clock clock;

    private final Map<String, BackupDefinition> owned = new ConcurrentHashMap<>();
    private final Set<String> toAdopt = ConcurrentHashMap.newKeySet();
    private final WaitingList waitingList = new WaitingList();
    private final Semaphore places;
    private final int parallel;
    private final ExecutorService workers;
    /** By {@link System#nanoTime()}: when it was last looked, to the end, what is due. */
    private volatile long lookedAt = System.nanoTime();

    /** By the clock that plans are made by. */
    private volatile Instant seen = Instant.MIN;

    private volatile boolean ending;

    @Inject
    Dispatcher(
            Plans plans,
            Demands demands,
            Ledger ledger,
            Runner runner,
            Pruning pruning,
            InFlight inFlight,
            RunEventPublisher publisher,
            Clock clock,
            BackupConfig config) {
        this.plans = plans;
        this.demands = demands;
        this.ledger = ledger;
        this.runner = runner;
        this.pruning = pruning;
        this.inFlight = inFlight;
        this.publisher = publisher;
        this.clock = clock;
        this.parallel = config.parallel();
        this.places = new Semaphore(parallel);
        AtomicInteger count = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(parallel, work -> {
            Thread thread = new Thread(work, "run-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void owned(String key, BackupDefinition definition) {
        owned.put(key, definition);
        toAdopt.add(key);
    }

    /** A run in flight goes on to its end: whoever owns the backup now can't start another before. */
    @Override
    public void released(String key) {
        owned.remove(key);
        toAdopt.remove(key);
    }

    /** Backups that this process plans and runs. */
    public Set<String> ownedKeys() {
        return Set.copyOf(owned.keySet());
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (ending) {
            return;
        }
        try {
            planAnewIfSetBack();
            adopt();
            startPruning(pruning.overdue());
            Set<String> waiting = new HashSet<>();
            startDemanded(waiting);
            startDue(waiting);
            waitingList.update(waiting, clock.instant());
            startPruning(pruning.due());
            lookedAt = System.nanoTime();
        } catch (RuntimeException e) {
            LOG.errorf("what is due waits, since PostgreSQL can't be asked: %s", e.getMessage());
            LOG.debug("in full", e);
        }
    }

    /** A clock that was ahead may have planned far into the future, and nobody would look at that again. */
    private void planAnewIfSetBack() {
        Instant now = clock.instant();
        if (now.plus(SET_BACK).isBefore(seen)) {
            LOG.warnf("the clock was set back from %s to %s: all is planned anew", seen, now);
            toAdopt.addAll(owned.keySet());
        }
        seen = now;
    }

    void adopt() {
        for (String key : Set.copyOf(toAdopt)) {
            // Before it is read: what comes while it is planned is planned again.
            toAdopt.remove(key);
            BackupDefinition definition = owned.get(key);
            if (definition == null) {
                continue;
            }
            try {
                plans.adopt(definition, clock.instant());
            } catch (RuntimeException e) {
                if (!Unstorable.isReasonOf(e)) {
                    toAdopt.add(key);
                    throw e;
                }
                // One project's odd definition must not keep all others from running.
                LOG.errorf("%s can't be planned, and does not run: %s", key, e.getMessage());
                owned.remove(key, definition);
            }
        }
    }

    /** All that was asked for one backup until now is answered by one run. */
    private void startDemanded(Set<String> waiting) {
        Map<String, List<Demands.Demand>> open = demands.openAmong(ownedKeys()).stream()
                .collect(Collectors.groupingBy(
                        demand -> demand.key() + " " + demand.kind(), LinkedHashMap::new, Collectors.toList()));
        open.values().forEach(asked -> start(asked.get(0).key(), asked, waiting));
    }

    private void startDue(Set<String> waiting) {
        for (String key : plans.dueAmong(ownedKeys(), clock.instant())) {
            start(key, List.of(), waiting);
        }
    }

    private void start(String key, List<Demands.Demand> asked, Set<String> waiting) {
        BackupDefinition definition = owned.get(key);
        if (definition == null || toAdopt.contains(key) || inFlight.has(key)) {
            return;
        }
        boolean hadPlace = occupy(() -> ledger.begin(definition, asked)
                .map(run -> new Task(key, run.id(), run.cancellation(), () -> runner.run(run))));
        if (!hadPlace) {
            waiting.add(key);
        }
    }

    void startPruning(List<VaultUses.Use> due) {
        for (VaultUses.Use use : due) {
            boolean hadPlace = occupy(() -> pruning.claim(use)
                    .map(claim ->
                            new Task(claim.leaseKey(), claim.id(), claim.cancellation(), () -> pruning.run(claim))));
            if (!hadPlace) {
                return;
            }
        }
    }

    /** What is due and does not run, in sentences. */
    List<String> problems() {
        return problems(System.nanoTime());
    }

    List<String> problems(long now) {
        return Stream.concat(blindness(now).stream(), late().stream()).toList();
    }

    private List<String> blindness(long now) {
        Duration blind = Duration.ofNanos(now - lookedAt);
        return blind.compareTo(LONGEST_BLINDNESS) <= 0
                ? List.of()
                : List.of("no backup that is due is started, since PostgreSQL has not answered for " + blind.toMinutes()
                        + " min: backup-service's log says why");
    }

    /** Which runs have waited for a place for too long. */
    private List<String> late() {
        List<String> late = waitingList.longerThan(LONGEST_WAIT, clock.instant());
        return late.isEmpty()
                ? List.of()
                : List.of(Excerpt.names(late) + " waited for a place for more than an hour: all " + parallel
                        + " are taken (" + Excerpt.names(inFlight.leases()) + "); see why these take so long, or raise"
                        + " bam.backup.parallel");
    }

    /** What takes a place until it is done, and the lease it holds. */
    private record Task(String leaseKey, String id, Cancellation cancellation, Runnable work) {}

    /** Has a task done, if one can be claimed; false if there is no place for it. */
    private boolean occupy(Supplier<Optional<Task>> claim) {
        if (!places.tryAcquire()) {
            return false;
        }
        boolean occupied = false;
        try {
            Optional<Task> task = claim.get();
            task.ifPresent(this::begin);
            occupied = task.isPresent();
        } finally {
            if (!occupied) {
                places.release();
            }
        }
        return true;
    }

    private void begin(Task task) {
        inFlight.begin(task.leaseKey(), task.id(), task.cancellation());
        workers.execute(() -> {
            try {
                task.work().run();
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s: unexpected", task.leaseKey());
            } finally {
                inFlight.end(task.leaseKey());
                places.release();
            }
        });
    }

    /** Stops what runs, cleanly, and tells so before Kafka and PostgreSQL are out of reach. */
    void stop(@Observes ShutdownEvent event) {
        ending = true;
        inFlight.cancelAll();
        workers.shutdown();
        try {
            if (!workers.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warnf("%s did not stop in time", inFlight.leases());
            }
            publisher.publishOwed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("what ended last is told after the next start: %s", e.getMessage());
        }
    }
}
