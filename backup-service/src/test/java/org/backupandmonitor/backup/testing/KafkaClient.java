package org.backupandmonitor.backup.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.messaging.EventMapper;

/** The rest of the system, as far as backup-service sees it. */
public final class KafkaClient implements AutoCloseable {

    private static final String RUNS = "bam.runs.v1";
    private static final String DEAD_LETTERS = "bam.dead-letters.v1";

    private final KafkaProducer<String, String> producer;
    private final List<RunEvent> runs = new CopyOnWriteArrayList<>();
    private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile boolean closed;

    public KafkaClient(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        // Until a service that starts has made the topics.
                        "max.block.ms",
                        Long.toString(Waiting.PATIENCE.toMillis())),
                new StringSerializer(),
                new StringSerializer());
        reader = new Thread(() -> read(bootstrapServers), "runs");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(String bootstrapServers) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "auto.offset.reset",
                        "earliest",
                        "group.id",
                        "test-" + UUID.randomUUID()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(RUNS, DEAD_LETTERS));
            while (!closed) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.topic().equals(RUNS)) {
                        runs.add(event(record.value(), RunEvent.class));
                    } else {
                        deadLetters.add(event(record.value(), DeadLetter.class));
                    }
                });
            }
        }
    }

    private static <T> T event(String json, Class<T> type) {
        try {
            return EventMapper.json().readValue(json, type);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** Everything that was told of the backup, oldest first. */
    public List<RunEvent> runs(String key) {
        return runs.stream().filter(run -> run.key().equals(key)).toList();
    }

    /** Everything that nobody could read, or take. */
    public List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }

    public List<RunEvent.Finished> finished(String key) {
        return only(key, RunEvent.Finished.class);
    }

    public <T extends RunEvent> List<T> only(String key, Class<T> type) {
        return runs(key).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** @param event an event, a text as it is, or null for a tombstone */
    public void send(String topic, String key, Object event) {
        try {
            String value = event == null || event instanceof String
                    ? (String) event
                    : EventMapper.json().writeValueAsString(event);
            producer.send(new ProducerRecord<>("bam." + topic, key, value)).get();
        } catch (com.fasterxml.jackson.core.JsonProcessingException | InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        producer.close();
    }
}
