package org.backupandmonitor.backup.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.jboss.logging.Logger;

/** Asks PostgreSQL again while it does not answer, so that a moment without it costs a moment and not hours of work. */
final class Retrying {

    private static final Logger LOG = Logger.getLogger(Retrying.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** What fails for longer than this is not waited out: it may be no absence at all. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private Retrying() {}

    /**
     * The answer, as soon as there is one.
     *
     * @param what waits, for the log
     * @param over whether nobody needs the answer any more; asked after each failure
     * @throws RuntimeException the last failure, where it is over or has lasted too long
     */
    static <T> T untilAnswered(String what, BooleanSupplier over, Supplier<T> question) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return question.get();
            } catch (RuntimeException e) {
                if (over.getAsBoolean() || System.nanoTime() > deadline || !pause()) {
                    throw e;
                }
                LOG.warnf("%s: waits for PostgreSQL: %s", what, e.getMessage());
            }
        }
    }

    /**
     * The answer, as soon as there is one.
     *
     * @throws CancelledException if the work was stopped while it waited
     */
    static <T> T untilAnswered(String what, Cancellation cancellation, Supplier<T> question) {
        try {
            return untilAnswered(what, cancellation::requested, question);
        } catch (RuntimeException e) {
            if (cancellation.requested()) {
                LOG.warnf("%s: stopped while it waited for PostgreSQL: %s", what, e.getMessage());
                throw new CancelledException();
            }
            throw e;
        }
    }

    /** The same for what has no answer. */
    static void untilStored(String what, Cancellation cancellation, Runnable step) {
        untilAnswered(what, cancellation, () -> {
            step.run();
            return true;
        });
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
