package org.backupandmonitor.status.history;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka about topics. Thread-safe. */
@Singleton
class KafkaTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Admin admin;

    KafkaTopics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.admin = Admin.create(settings);
    }

    /** A topic, with what tells it from another one of the same name that was there before. */
    record Described(String id, List<TopicPartition> partitions) {}

    /** @throws KafkaSilentException if Kafka does not answer in time */
    Described describe(String topic) {
        return ask(() -> {
            TopicDescription description = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .get(topic);
            if (description == null) {
                throw new KafkaSilentException("topic " + topic + " does not exist", null);
            }
            return new Described(
                    description.topicId().toString(),
                    description.partitions().stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList());
        });
    }

    /** The first offset that is kept, and the next that will be written, of each partition. */
    record Range(long begin, long end) {}

    Map<Integer, Range> ranges(Collection<TopicPartition> partitions) {
        Map<Integer, Long> begins = offsets(partitions, OffsetSpec.earliest());
        return offsets(partitions, OffsetSpec.latest()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> new Range(begins.getOrDefault(end.getKey(), 0L), end.getValue())));
    }

    private Map<Integer, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        return ask(
                () -> admin.listOffsets(asked).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().partition(), entry -> entry.getValue()
                                .offset())));
    }

    private interface Question<T> {
        T ask() throws ExecutionException, InterruptedException, TimeoutException;
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaSilentException("interrupted while asking Kafka", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaSilentException("Kafka does not answer: " + e.getMessage(), e);
        }
    }

    /** Kafka did not answer in time. */
    static final class KafkaSilentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KafkaSilentException(String message, @org.jspecify.annotations.Nullable Exception cause) {
            super(message, cause);
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
