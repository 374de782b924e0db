package org.backupandmonitor.config.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.backupandmonitor.messaging.EventMapper;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a consumer that reads only what is committed would see. */
public final class Topics {

    private Topics() {}

    /** All records from the beginning on; a tombstone has an empty value. */
    public static List<Map.Entry<String, Optional<JsonNode>>> records(String topic) {
        List<Map.Entry<String, Optional<JsonNode>>> records = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : raw(topic)) {
            records.add(
                    Map.entry(record.key(), Optional.ofNullable(record.value()).map(Topics::json)));
        }
        return records;
    }

    /** The newest record of each key, without tombstones. */
    public static Map<String, JsonNode> contents(String topic) {
        Map<String, JsonNode> contents = new LinkedHashMap<>();
        records(topic).forEach(record -> record.getValue()
                .ifPresentOrElse(
                        value -> contents.put(record.getKey(), value), () -> contents.remove(record.getKey())));
        return contents;
    }

    /** Events of one repository, oldest first. */
    public static List<JsonNode> events(String repository) {
        return records("revisions.v1").stream()
                .filter(record -> record.getKey().equals(repository))
                .flatMap(record -> record.getValue().stream())
                .toList();
    }

    /** How often there is an event of the type. */
    public static long count(String repository, String type) {
        return events(repository).stream()
                .filter(event -> event.path("type").asText().equals(type))
                .count();
    }

    private static final Map<String, Follower> FOLLOWERS = new HashMap<>();

    /** Reads everything anew from now on: topics were made anew. */
    public static synchronized void forget() {
        FOLLOWERS.values().forEach(follower -> follower.consumer.close());
        FOLLOWERS.clear();
    }

    private static synchronized List<ConsumerRecord<String, byte[]>> raw(String topic) {
        return FOLLOWERS.computeIfAbsent(topic, Follower::new).all();
    }

    /** Keeps what it has read, since tests ask again and again. */
    private static final class Follower {

        private final KafkaConsumer<String, byte[]> consumer;
        private final List<TopicPartition> partitions;
        private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

        Follower(String topic) {
            Properties settings = new Properties();
            settings.put(
                    "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
            settings.put("isolation.level", "read_committed");
            settings.put("enable.auto.commit", "false");
            consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
            // The broker may not know yet of one that was made a moment ago.
            partitions =
                    Api.soon().until(() -> consumer.partitionsFor("bam." + topic), found -> !found.isEmpty()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        List<ConsumerRecord<String, byte[]>> all() {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            return List.copyOf(records);
        }
    }

    private static JsonNode json(byte[] value) {
        try {
            return EventMapper.json().readTree(value);
        } catch (IOException e) {
            // Some tests write garbage, and others must be able to read past it.
            return TextNode.valueOf("garbage");
        }
    }
}
