package org.backupandmonitor.status.ingest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tries to store until PostgreSQL takes it. While it waits, its caller reads nothing more from Kafka, which keeps
 * everything meanwhile: that is how consumption pauses and nothing is lost. Thread-safe.
 */
@Singleton
public class Patience {

    /** PostgreSQL stores again; it may be another than before, which lost what the first one had stored last. */
    public record Recovered() {}

    /** The service ends before PostgreSQL came back; whatever was to be stored is still on Kafka, uncommitted. */
    public static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoppedException(Throwable cause) {
            super("stopped while waiting for PostgreSQL", cause);
        }
    }

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Event<Recovered> recovery;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean waiting;

    Patience(Event<Recovered> recovery) {
        this.recovery = recovery;
    }

    /**
     * Runs the work in a transaction of its own, again and again while PostgreSQL is away.
     *
     * @return what is wrong with the work itself, in one sentence; empty once it is stored
     * @throws StoppedException when the service ends first
     */
    public Optional<String> inTransaction(Runnable work) {
        return until(() -> QuarkusTransaction.requiringNew().run(work));
    }

    /** The same for work that sees to its transaction itself. */
    public Optional<String> until(Runnable work) {
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try {
                work.run();
                recovered();
                return Optional.empty();
            } catch (RuntimeException e) {
                Optional<String> permanent = Faults.permanent(e);
                if (permanent.isPresent()) {
                    return permanent;
                }
                pause(pause, e);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    /** Whether somebody waits for PostgreSQL at the moment. */
    public boolean waiting() {
        return waiting;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void pause(long millis, RuntimeException cause) {
        if (!waiting) {
            LOG.errorf("PostgreSQL does not store: %s. Reading from Kafka pauses until it does", cause.getMessage());
            LOG.debug("Why PostgreSQL does not store", cause);
        }
        waiting = true;
        try {
            if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
                throw new StoppedException(cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException(cause);
        }
    }

    private void recovered() {
        if (waiting) {
            waiting = false;
            LOG.info("PostgreSQL stores again");
            recovery.fire(new Recovered());
        }
    }
}
