package org.backupandmonitor.probe.result;

import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.backupandmonitor.contracts.monitor.Result;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Brings results to Kafka; while it is away, keeps the newest. Thread-safe, and never makes its caller wait. */
@Singleton
public class ResultPublisher {

    private static final int WINDOW = 1_024;

    private final Outbox<Result> outbox;

    @Inject
    ResultPublisher(
            @Channel("results") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 2 * WINDOW)
                    Emitter<Record<String, Result>> results,
            @ConfigProperty(name = "bam.probe.results.queue") int queue) {
        Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
        this.outbox = new Outbox<>(
                queue,
                WINDOW,
                result -> results.send(Record.of(result.key(), result)),
                ResultPublisher::isHopeless,
                later::execute);
    }

    private static boolean isHopeless(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SerializationException || each instanceof RecordTooLargeException) {
                return true;
            }
        }
        return false;
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
