package org.backupandmonitor.config.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.backupandmonitor.config.publishing.BatchPublisher.PublishingException;
import org.backupandmonitor.messaging.EventMapper;
import org.backupandmonitor.messaging.MessagingConfig;

/** Reads a topic from its beginning to its end, once. */
@Singleton
final class TopicContentsConsumer implements TopicContents {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Object> kafka;
    private final MessagingConfig config;

    @Inject
    TopicContentsConsumer(@Identifier("default-kafka-broker") Map<String, Object> kafka, MessagingConfig config) {
        this.kafka = kafka;
        this.config = config;
    }

    @Override
    public Map<String, JsonNode> read(String topic) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        Map<String, JsonNode> contents = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(config.topic(topic)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > patienceEnds) {
                    throw new KafkaException("reading " + topic + " took longer than " + PATIENCE.toSeconds() + " s");
                }
                consumer.poll(Duration.ofMillis(200)).forEach(record -> take(record, contents));
            }
        } catch (KafkaException e) {
            throw new PublishingException("Kafka did not show " + topic + ": " + e.getMessage(), e);
        }
        return contents;
    }

    private static void take(ConsumerRecord<String, byte[]> record, Map<String, JsonNode> contents) {
        if (record.key() == null) {
            return;
        }
        contents.remove(record.key());
        if (record.value() != null) {
            try {
                contents.put(record.key(), EventMapper.json().readTree(record.value()));
            } catch (IOException e) {
                // Not ours; a consumer reports it as a dead letter. Here it only counts as a record to be written
                // again.
                contents.put(record.key(), EventMapper.json().missingNode());
            }
        }
    }
}
