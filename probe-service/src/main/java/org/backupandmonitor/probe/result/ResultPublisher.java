package org.backupandmonitor.probe.result;

import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.backupandmonitor.contracts.monitor.Result;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Sends results to Kafka. Comes to life with the first result: heartbeats begin before there are channels. */
@ApplicationScoped
class ResultPublisher {

    /** How many may be under way at once. */
    static final int WINDOW = 1_024;

    private final Emitter<Record<String, Result>> emitter;

    @Inject
    ResultPublisher(
            @Channel("results") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 2 * WINDOW)
                    Emitter<Record<String, Result>> emitter) {
        this.emitter = emitter;
    }

    /** Never waits; what it returns fails when Kafka did not take the result in time. */
    CompletionStage<Void> send(Result result) {
        return emitter.send(Record.of(result.key(), result));
    }

    /** Whether trying again is no use. */
    static boolean isPermanent(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SerializationException || each instanceof RecordTooLargeException) {
                return true;
            }
        }
        return false;
    }
}
