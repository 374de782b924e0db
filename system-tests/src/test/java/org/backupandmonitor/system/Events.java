package org.backupandmonitor.system;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Follows every topic of the system from its beginning, as JSON and not through the system's own readers. */
final class Events implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String PREFIX = "bam.";

    private final ObjectMapper json = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final List<Event> seen = new CopyOnWriteArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final String servers;
    private final Thread reader;

    private Events(String servers) {
        this.servers = servers;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                        ConsumerConfig.GROUP_ID_CONFIG, "system-tests-" + System.nanoTime(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG, "2000",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.reader = new Thread(this::follow, "events");
        reader.setDaemon(true);
        reader.start();
    }

    static Events of(String servers) {
        return new Events(servers);
    }

    /**
     * One record.
     *
     * @param topic without prefix
     * @param value missing where the record has none or is not JSON
     * @param timestamp of the record, in milliseconds
     */
    record Event(String topic, @Nullable String key, JsonNode value, long timestamp) {

        String text(String path) {
            return value.at("/" + path.replace('.', '/')).asText();
        }
    }

    /** What came on the topic so far. */
    List<Event> on(String topic) {
        return seen.stream().filter(event -> event.topic().equals(topic)).toList();
    }

    List<Event> on(String topic, Predicate<Event> which) {
        return on(topic).stream().filter(which).toList();
    }

    /** The newest such event, as soon as there is one. */
    Event await(String what, String topic, Predicate<Event> which) {
        return Awaitility.await(what).atMost(PATIENCE).until(() -> on(topic, which), found -> !found.isEmpty()).stream()
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** The newest status of the monitor is the wanted one. */
    Event awaitStatus(String monitor, String status) {
        Awaitility.await(monitor + " to be " + status)
                .atMost(PATIENCE)
                .until(() -> newest("statuses.v1", monitor), newest -> newest.text("status")
                        .equals(status));
        return newest("statuses.v1", monitor);
    }

    Event newest(String topic, String key) {
        return on(topic, event -> key.equals(event.key())).stream()
                .reduce((first, second) -> second)
                .orElse(new Event(topic, key, MissingNode.getInstance(), 0));
    }

    /** Returns when the monitor has been checked this often more, by every location of the system. */
    void awaitFurtherResults(String monitor, int count) {
        Map<String, Integer> before =
                Map.of("eu-west", results(monitor, "eu-west"), "office", results(monitor, "office"));
        Awaitility.await(count + " further results of " + monitor)
                .atMost(PATIENCE)
                .until(() -> before.entrySet().stream()
                        .allMatch(entry -> results(monitor, entry.getKey()) >= entry.getValue() + count));
    }

    private int results(String monitor, String location) {
        return on(
                        "results.v1",
                        event -> monitor.equals(event.key())
                                && event.text("location").equals(location))
                .size();
    }

    /** Puts bytes on a topic, whatever they are. */
    void send(String topic, String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(PREFIX + topic, key, value));
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (consumer) {
            consumer.subscribe(Pattern.compile(Pattern.quote(PREFIX) + ".*"));
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    seen.add(new Event(
                            record.topic().substring(PREFIX.length()),
                            record.key(),
                            read(record.value()),
                            record.timestamp()));
                }
            }
        } catch (WakeupException e) {
            // This is how close() ends it.
        }
    }

    private JsonNode read(byte @Nullable [] value) {
        if (value == null) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(value);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
