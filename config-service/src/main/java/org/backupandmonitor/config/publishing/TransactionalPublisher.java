package org.backupandmonitor.config.publishing;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.messaging.MessagingConfig;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka transaction per batch. The transaction also commits an offset of a group that nobody reads with, whose metadata is
 * the batch's id: so what arrived can be told from what did not, even after a crash between Kafka and PostgreSQL.
 *
 * <p>All instances share one transactional id: whoever publishes last fences off an instance that was frozen in the
 * middle, which then can't commit something older on top.
 */
@Singleton
final class TransactionalPublisher implements BatchPublisher {

    private static final Duration DELIVERY = Duration.ofSeconds(20);

    private final Map<String, Object> kafka;
    private final MessagingConfig config;
    private final ConsumerGroupMetadata group;
    private final TopicPartition mark;
    private @Nullable KafkaProducer<String, byte[]> producer;

    @Inject
    TransactionalPublisher(@Identifier("default-kafka-broker") Map<String, Object> kafka, MessagingConfig config) {
        this.kafka = kafka;
        this.config = config;
        this.group = new ConsumerGroupMetadata(config.topicPrefix() + "config-publisher");
        this.mark = new TopicPartition(config.topic(Topics.REVISIONS), 0);
    }

    @Override
    public void publish(Batch batch) {
        AtomicReference<Batch.@Nullable Outgoing> tooLarge = new AtomicReference<>();
        try {
            KafkaProducer<String, byte[]> current = producer();
            current.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Batch.Outgoing record : batch.records()) {
                sent.add(current.send(
                        new ProducerRecord<>(config.topic(record.topic()), record.key(), bytes(record)),
                        (metadata, failure) -> {
                            // Then the others fail too, and for the same reason.
                            if (failure instanceof RecordTooLargeException) {
                                tooLarge.compareAndSet(null, record);
                            }
                        }));
            }
            current.sendOffsetsToTransaction(
                    Map.of(mark, new OffsetAndMetadata(0, batch.id().toString())), group);
            for (Future<RecordMetadata> one : sent) {
                one.get(DELIVERY.toSeconds(), TimeUnit.SECONDS);
            }
            current.commitTransaction();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            discard();
            Batch.Outgoing refused = tooLarge.get();
            if (refused != null) {
                throw new TooLargeException(refused, e);
            }
            throw new PublishingException("Kafka did not take the definitions: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            discard();
            throw new PublishingException("stopped while publishing", e);
        }
    }

    @Override
    public Optional<UUID> lastArrived() {
        settleWhatWasBegun();
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis() / 2);
        try (Admin admin = Admin.create(settings)) {
            OffsetAndMetadata left = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get(DELIVERY.toSeconds(), TimeUnit.SECONDS)
                    .get(mark);
            return left == null ? Optional.empty() : Optional.of(UUID.fromString(left.metadata()));
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw new PublishingException("Kafka did not say what arrived: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PublishingException("stopped while asking Kafka", e);
        }
    }

    /**
     * Only a new producer of the same transactional id knows how the last transaction of a dead or frozen one ended: Kafka first
     * ends or aborts it, and that one can't commit any more.
     */
    private void settleWhatWasBegun() {
        try {
            producer();
        } catch (RuntimeException e) {
            discard();
            throw new PublishingException("Kafka did not say what arrived: " + reason(e), e);
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        KafkaProducer<String, byte[]> current = producer;
        if (current == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.topicPrefix() + "config-publisher");
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY.toMillis());
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis());
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) DELIVERY.toMillis() / 2);
            settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) DELIVERY.toMillis() * 2);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
            current = new KafkaProducer<>(
                    settings, new StringSerializer(), new org.apache.kafka.common.serialization.ByteArraySerializer());
            producer = current;
            current.initTransactions();
        }
        return current;
    }

    /** After a failure nobody knows what state the producer is in; the next one aborts whatever this one left open. */
    @PreDestroy
    void discard() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @SuppressWarnings("NullAway") // Kafka's tombstone is a null value
    private static byte[] bytes(Batch.Outgoing record) {
        return record.value() == null ? null : record.value().getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
