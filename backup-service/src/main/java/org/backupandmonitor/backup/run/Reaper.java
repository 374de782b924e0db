package org.backupandmonitor.backup.run;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Closes the runs of processes that are gone.
 *
 * <p>While PostgreSQL is away nobody can renew a lease, and all look dead when it is back: those who live get the time to
 * say so first.
 */
@ApplicationScoped
class Reaper {

    private static final Logger LOG = Logger.getLogger(Reaper.class);

    private static final int RENEWALS = 3;

    private final Ledger ledger;
    private final InFlight inFlight;
    private final Duration grace;

    /** By {@link System#nanoTime()}: since then PostgreSQL has answered each time. */
    private volatile long answersSince = System.nanoTime();

    @Inject
    Reaper(Ledger ledger, InFlight inFlight, BackupConfig config) {
        this.ledger = ledger;
        this.inFlight = inFlight;
        this.grace = config.renewEvery().multipliedBy(RENEWALS);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void reap() {
        reap(System.nanoTime());
    }

    void reap(long now) {
        try {
            if (!ledger.someLookDead() || now - answersSince < grace.toNanos()) {
                return;
            }
            int dead = ledger.endDead(inFlight.runs());
            if (dead > 0) {
                LOG.warnf("%d runs of processes that are gone were closed", dead);
            }
        } catch (RuntimeException e) {
            answersSince = now;
            LOG.warnf("nobody looks after the runs of processes that are gone, since PostgreSQL can't be asked: %s", e);
        }
    }
}
