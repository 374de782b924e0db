package org.backupandmonitor.probe.result;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.messaging.EventSerializer;
import org.backupandmonitor.messaging.MessagingConfig;

/**
 * Sends results to Kafka with a producer of its own: a messaging channel's share of the way there cost more than the check.
 * Thread-safe.
 */
@Singleton
class ResultPublisher {

    /** How many may be under way at once. */
    static final int WINDOW = 1_024;

    /** Results that come together travel together: a request per result costs both ends more than the check itself. */
    private static final int LINGER_MILLIS = 30;

    /** Then the queue before this has a result back, and nothing waits in two places for long. */
    private static final int DELIVERY_MILLIS = 15_000;

    private static final int REQUEST_MILLIS = 5_000;
    private static final long BLOCK_MILLIS = 5_000;
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final String topic;
    private final Producer<String, Object> producer;

    @Inject
    ResultPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, MessagingConfig config) {
        this(config.topic(Topics.RESULTS), producer(kafka, config));
    }

    ResultPublisher(String topic, Producer<String, Object> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    private static Producer<String, Object> producer(Map<String, Object> kafka, MessagingConfig config) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, config.instance() + "-results");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // A result sent again by the producer neither appears twice nor overtakes another of its monitor.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MILLIS);
        return new KafkaProducer<>(settings, new StringSerializer(), new EventSerializer());
    }

    /**
     * Waits while Kafka is away, some seconds at most, so call it on a thread that may. What it returns fails when Kafka did
     * not take the result in time.
     */
    CompletionStage<Void> send(Result result) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        producer.send(new ProducerRecord<>(topic, result.key(), result), (metadata, failure) -> {
            if (failure == null) {
                sent.complete(null);
            } else {
                sent.completeExceptionally(failure);
            }
        });
        return sent;
    }

    /** Sends what is under way, if Kafka takes it within some seconds. */
    void close() {
        producer.close(CLOSE_WITHIN);
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
