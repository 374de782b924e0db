package org.backupandmonitor.backup.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.backupandmonitor.backup.process.Cancellation;
import org.jboss.logging.Logger;

/**
 * What this process works on at the moment, and the leases for it. Work whose lease is lost, or can't be renewed in time, is
 * stopped: another instance may take over. So is what takes longer than anything may.
 */
@ApplicationScoped
class InFlight {

    private static final Logger LOG = Logger.getLogger(InFlight.class);

    private static final String LOST = "its lease was lost, so that another instance may take it over";

    /** For what is stopped: programs may take their time to tidy up. */
    private static final Duration TO_END = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final Duration lease;
    private final Duration longest;
    private final Map<String, Work> byLease = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    @Inject
    InFlight(Ledger ledger, BackupConfig config) {
        this.ledger = ledger;
        this.lease = config.lease();
        this.longest = config.longest();
    }

    /**
     * What is worked on.
     *
     * @param begun by the clock of {@link System#nanoTime()}
     * @param renewed when the lease was renewed last, by the clock of {@link System#nanoTime()}
     * @param ending nothing is written for it any more and the lease is about to be given back, so that it is no surprise
     *     if it is gone, and no harm if it is late
     */
    private record Work(String run, Cancellation cancellation, long begun, long renewed, boolean ending) {

        Work renewedAt(long time) {
            return new Work(run, cancellation, begun, time, ending);
        }

        Work asEnding() {
            return new Work(run, cancellation, begun, renewed, true);
        }

        boolean goesOn() {
            return !ending && !cancellation.requested();
        }
    }

    void begin(String leaseKey, String run, Cancellation cancellation) {
        long now = System.nanoTime();
        byLease.put(leaseKey, new Work(run, cancellation, now, now, false));
    }

    /** The lease is given back next; until then it is still renewed. */
    void ending(String leaseKey) {
        byLease.computeIfPresent(leaseKey, (key, work) -> work.asEnding());
    }

    void end(String leaseKey) {
        byLease.remove(leaseKey);
    }

    /** Gives back the lease of what has ended. While PostgreSQL is away it can't be; it ends by itself then, unrenewed. */
    void giveBack(String leaseKey, String run) {
        ending(leaseKey);
        try {
            ledger.release(leaseKey, run);
        } catch (RuntimeException e) {
            LOG.warnf("%s: the lease is not given back, and ends by itself: %s", leaseKey, e.getMessage());
        } finally {
            end(leaseKey);
        }
    }

    boolean has(String leaseKey) {
        return byLease.containsKey(leaseKey);
    }

    Collection<String> leases() {
        return byLease.keySet();
    }

    /** Ids of what is worked on, or has ended and is about to be recorded. */
    Set<String> runs() {
        return byLease.values().stream().map(Work::run).collect(Collectors.toSet());
    }

    /** Whether this process is about to end, so that nothing may wait any more. */
    boolean stopping() {
        return stopping;
    }

    /** What was stopped because it took too long and does not end, in sentences: nobody else can begin it until it does. */
    List<String> problems() {
        return problems(System.nanoTime());
    }

    List<String> problems(long now) {
        return byLease.entrySet().stream()
                .filter(entry -> entry.getValue().cancellation().timedOut())
                .filter(entry ->
                        now - entry.getValue().begun() > longest.plus(TO_END).toNanos())
                .map(Map.Entry::getKey)
                .sorted()
                .map(key ->
                        key + " was stopped, since it took too long, and does not end: see what it waits for, such as"
                                + " files on a mount that is dead, and restart backup-service")
                .toList();
    }

    void cancelAll() {
        stopping = true;
        byLease.values().forEach(work -> work.cancellation().cancel("backup-service ended"));
    }

    private boolean isStillAtWork(String key, String run) {
        Work now = byLease.get(key);
        return now != null && now.run().equals(run) && !now.ending();
    }

    /** Often enough for the shortest lease that makes sense. */
    @Scheduled(every = "${bam.backup.renew-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renew() {
        byLease.forEach((key, work) -> {
            // Before asking: the database may have counted from then on.
            long asked = System.nanoTime();
            try {
                if (ledger.renew(key, work.run())) {
                    byLease.computeIfPresent(key, (same, now) -> now.renewedAt(asked));
                } else if (isStillAtWork(key, work.run())) {
                    LOG.errorf(
                            "%s: run %s was given up as dead by another instance, so it is stopped", key, work.run());
                    work.cancellation().cancel(LOST);
                }
            } catch (RuntimeException e) {
                LOG.warnf("%s: the lease of run %s could not be renewed: %s", key, work.run(), e.getMessage());
            }
        });
    }

    @Scheduled(every = "${bam.backup.renew-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        long now = System.nanoTime();
        stopUnrenewed(now);
        stopOverdue(now);
    }

    /**
     * Stops what could not be renewed while there is still time to end before another instance may begin. Asks nobody: a
     * database that can't be reached may keep {@link #renew()} waiting for longer than a lease. What has ended is left in
     * peace: only its record is missing.
     */
    void stopUnrenewed(long now) {
        byLease.forEach((key, work) -> {
            if (now - work.renewed() > lease.toNanos() / 3 * 2 && work.goesOn()) {
                LOG.errorf("%s: run %s is stopped, since its lease could not be renewed in time", key, work.run());
                work.cancellation().cancel(LOST);
            }
        });
    }

    /** Stops what hangs: a lock, a dead disk or a host that says nothing would otherwise take one place after the other. */
    void stopOverdue(long now) {
        byLease.forEach((key, work) -> {
            if (now - work.begun() > longest.toNanos() && work.goesOn()) {
                String limit = longest.toString().substring(2).toLowerCase(Locale.ROOT);
                LOG.errorf("%s: run %s is stopped, since it took longer than %s", key, work.run(), limit);
                work.cancellation().timeOut("it took longer than " + limit + ", which bam.backup.longest allows");
            }
        });
    }
}
