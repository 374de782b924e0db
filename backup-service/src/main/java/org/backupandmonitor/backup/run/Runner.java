package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.backupandmonitor.backup.event.RunEventPublisher;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.jboss.logging.Logger;

/** Takes a claimed run from its beginning to its recorded end. */
@ApplicationScoped
class Runner {

    private static final Logger LOG = Logger.getLogger(Runner.class);

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

    /** The work is done, so its end must not be lost because PostgreSQL is away for a while, whatever came of its lease. */
    private void record(Claim claim, Ending ending) {
        try {
            boolean told = Retrying.untilAnswered(
                    claim.key() + ": the end of run " + claim.id(),
                    inFlight::stopping,
                    () -> ledger.end(claim, ending));
            if (!told) {
                LOG.warnf("%s: run %s had been given up as dead; its end is not told again", claim.key(), claim.id());
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s: the end of run %s can't be stored; it is told as interrupted", claim.key(), claim.id());
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
