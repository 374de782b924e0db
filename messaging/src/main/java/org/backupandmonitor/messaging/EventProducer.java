package org.backupandmonitor.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events beside a service's own channels: heartbeats and dead letters of every service, and whatever a service
 * itself wants to know the fate of, record by record.
 *
 * <p>A producer of its own, so that these still go out when a service's channels are stopped or congested. Thread-safe.
 */
@Singleton
public final class EventProducer {

    /** A heartbeat that can't be delivered within this time has been overtaken by newer ones. */
    private static final Duration DELIVERY = Duration.ofSeconds(15);

    private final MessagingConfig config;
    private final Producer<String, Object> producer;

    @Inject
    EventProducer(@Identifier("default-kafka-broker") Map<String, Object> kafka, MessagingConfig config) {
        this.config = config;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000L);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new EventSerializer());
    }

    /**
     * Sends an event; the future fails when Kafka did not take it in time.
     *
     * @param topic name without prefix, from {@code Topics}
     * @param event null removes the key from a compacted topic
     */
    public CompletableFuture<Void> send(String topic, String key, @Nullable Object event) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            producer.send(new ProducerRecord<>(config.topic(topic), key, event), (metadata, failure) -> {
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
