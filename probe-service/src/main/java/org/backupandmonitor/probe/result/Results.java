package org.backupandmonitor.probe.result;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.backupandmonitor.contracts.monitor.Result;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes results on their way to Kafka; while it is away, keeps the newest. Thread-safe, and never makes its caller wait. */
@Singleton
public class Results {

    private static final int PAUSE_SECONDS = 1;

    private final Outbox<Result> outbox;

    @Inject
    Results(ResultPublisher publisher, @ConfigProperty(name = "bam.probe.results.queue") int queue) {
        Executor later = CompletableFuture.delayedExecutor(PAUSE_SECONDS, TimeUnit.SECONDS);
        this.outbox = new Outbox<>(
                queue, ResultPublisher.WINDOW, publisher::send, ResultPublisher::isPermanent, later::execute);
    }

    public void publish(Result result) {
        outbox.offer(result);
    }

    /** Results that were lost because Kafka did not take them, since the process began. */
    public long dropped() {
        return outbox.dropped();
    }

    /** Results that Kafka has not taken yet. */
    public int waiting() {
        return outbox.size();
    }
}
