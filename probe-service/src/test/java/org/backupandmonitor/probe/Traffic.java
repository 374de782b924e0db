package org.backupandmonitor.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.messaging.EventMapper;

/** What passes on Kafka, seen from outside: everything is kept, and anything can be sent. */
final class Traffic implements AutoCloseable {

    private static final List<String> TOPICS = List.of("bam.results.v1", "bam.heartbeats.v1", "bam.dead-letters.v1");

    private final List<Result> results = new CopyOnWriteArrayList<>();
    private final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> consumer;
    private final Thread thread;

    Traffic(String servers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "auto.offset.reset", "earliest");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        thread = new Thread(this::listen, "traffic");
        thread.start();
    }

    private void listen() {
        try (consumer) {
            List<TopicPartition> partitions = TOPICS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map((PartitionInfo info) -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::keep);
            }
        } catch (WakeupException e) {
            // Closed.
        }
    }

    private void keep(ConsumerRecord<String, String> record) {
        try {
            switch (record.topic()) {
                case "bam.results.v1" -> results.add(EventMapper.json().readValue(record.value(), Result.class));
                case "bam.heartbeats.v1" ->
                    heartbeats.add(EventMapper.json().readValue(record.value(), Heartbeat.class));
                default -> deadLetters.add(EventMapper.json().readValue(record.value(), DeadLetter.class));
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    List<Result> results(String key) {
        return results.stream().filter(result -> result.key().equals(key)).toList();
    }

    List<Result> results(String key, Instant since) {
        return results(key).stream()
                .filter(result -> result.at().isAfter(since))
                .toList();
    }

    List<Heartbeat> heartbeats() {
        return List.copyOf(heartbeats);
    }

    List<DeadLetter> deadLetters(String key) {
        return deadLetters.stream().filter(letter -> key.equals(letter.key())).toList();
    }

    /** Sends an event as JSON, a text as it is, or a tombstone for null; returns when Kafka has it. */
    void send(String topic, String key, Object event) {
        try {
            String value = event == null || event instanceof String
                    ? (String) event
                    : EventMapper.json().writeValueAsString(event);
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (JsonProcessingException | InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        producer.close();
    }
}
