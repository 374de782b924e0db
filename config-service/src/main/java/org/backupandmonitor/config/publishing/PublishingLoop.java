package org.backupandmonitor.config.publishing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.backupandmonitor.config.publishing.BatchPublisher.PublishingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Publishes as soon as something is owed, tries again while it fails, and now and then verifies the topics. */
@ApplicationScoped
public class PublishingLoop {

    private static final Logger LOG = Logger.getLogger(PublishingLoop.class);

    private final Publishing publishing;
    private final Verification verification;
    private final OversizeRecords oversize;
    private final Duration retryEvery;
    private final Duration verifyEvery;
    private final Semaphore owed = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "publishing");
    private volatile boolean stopped;
    private volatile @Nullable String problem;

    @Inject
    PublishingLoop(
            Publishing publishing,
            Verification verification,
            OversizeRecords oversize,
            @ConfigProperty(name = "bam.publishing.retry-every") Duration retryEvery,
            @ConfigProperty(name = "bam.publishing.verify-every") Duration verifyEvery) {
        this.publishing = publishing;
        this.verification = verification;
        this.oversize = oversize;
        this.retryEvery = retryEvery;
        this.verifyEvery = verifyEvery;
        thread.setDaemon(true);
    }

    /** What is not published at the moment, and why; empty if all is well. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(oversize.problems());
        Optional.ofNullable(problem).ifPresent(problems::add);
        return problems;
    }

    void begin(@Observes StartupEvent event) {
        thread.start();
    }

    void end(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Outbox.Owed event) {
        owed.release();
    }

    private void run() {
        long verifyAt = System.nanoTime();
        while (!stopped) {
            try {
                if (System.nanoTime() - verifyAt >= 0) {
                    verification.run();
                    verifyAt = System.nanoTime() + verifyEvery.toNanos();
                }
                publishing.publishAll();
                if (problem != null) {
                    LOG.info("Publishing works again");
                }
                problem = null;
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                note(e);
            }
            try {
                owed.tryAcquire(retryEvery.toMillis(), TimeUnit.MILLISECONDS);
                owed.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void note(Throwable failure) {
        if (stopped) {
            return;
        }
        String sentence = failure instanceof PublishingException
                ? String.valueOf(failure.getMessage())
                : "definitions can't be published: " + failure;
        if (!sentence.equals(problem)) {
            LOG.errorf(failure, "%s (tried again every %d s)", sentence, retryEvery.toSeconds());
        }
        problem = sentence;
    }
}
