package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.backupandmonitor.backup.event.RunEventPublisher;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.jboss.logging.Logger;

/** Takes a claimed run from its beginning to its recorded end. */
@ApplicationScoped
class Runner {

    private static final Logger LOG = Logger.getLogger(Runner.class);

    /** How long a finished run is held in memory while PostgreSQL is away. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Attempt attempt;
    private final Ledger ledger;
    private final InFlight inFlight;
    private final RunEventPublisher publisher;
    private final Clock clock;
    private final BackupConfig config;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    @Inject
    Runner(
            Attempt attempt,
            Ledger ledger,
            InFlight inFlight,
            RunEventPublisher publisher,
            Clock clock,
            BackupConfig config) {
        this.attempt = attempt;
        this.ledger = ledger;
        this.inFlight = inFlight;
        this.publisher = publisher;
        this.clock = clock;
        this.config = config;
    }

    void run(Claim claim) {
        LOG.infof("%s: run %s begins (%s)", claim.key(), claim.id(), claim.trigger());
        Ending ending = attempt.run(claim, new RunProgress(claim, publisher::progress, clock, config.progressEvery()));
        LOG.logf(
                ending.outcome() == RunEvent.Outcome.FAILED ? Logger.Level.WARN : Logger.Level.INFO,
                "%s: run %s %s %s",
                claim.key(),
                claim.id(),
                ending.outcome(),
                ending.message());
        inFlight.ending(claim.key());
        record(claim, ending);
        (ending.outcome() == RunEvent.Outcome.FAILED ? failed : done).incrementAndGet();
    }

    /** The work is done, so its end must not be lost because PostgreSQL is away for a while. */
    private void record(Claim claim, Ending ending) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (!ledger.end(claim, ending)) {
                    LOG.warnf(
                            "%s: run %s had been given up as dead; its end is not told again", claim.key(), claim.id());
                }
                return;
            } catch (RuntimeException e) {
                boolean giveUp =
                        System.nanoTime() > deadline || claim.cancellation().requested();
                LOG.warnf(
                        "%s: the end of run %s can't be stored%s: %s",
                        claim.key(), claim.id(), giveUp ? "" : " yet", e.getMessage());
                if (giveUp || !pause()) {
                    return;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.SECONDS.sleep(2);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs that ended well or were stopped, since the process began. */
    long done() {
        return done.get();
    }

    /** Runs that failed, since the process began. */
    long failed() {
        return failed.get();
    }
}
