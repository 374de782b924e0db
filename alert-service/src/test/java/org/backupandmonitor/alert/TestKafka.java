package org.backupandmonitor.alert;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.messaging.Decoded;
import org.backupandmonitor.messaging.EventDeserializer;
import org.backupandmonitor.messaging.EventSerializer;

/** The other services' side of Kafka: sends anything, and remembers everything that alert-service says. */
public final class TestKafka implements AutoCloseable {

    private record Kept(String topic, String key, byte[] value) {}

    private final KafkaProducer<String, byte[]> producer;
    private final EventSerializer events = new EventSerializer();
    private final Queue<Kept> kept = new ConcurrentLinkedQueue<>();
    private final Thread reading;
    private volatile boolean open = true;

    /** @param followed topics without prefix */
    public TestKafka(String servers, List<String> followed) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        this.reading = new Thread(() -> follow(servers, followed), "test-kafka");
        reading.setDaemon(true);
        reading.start();
    }

    public void send(String topic, String key, Object event) {
        sendBytes(topic, key, events.serialize("bam." + topic, event));
    }

    public void sendText(String topic, String key, String text) {
        sendBytes(topic, key, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Everything on the topic with the key so far, oldest first. */
    public <T> List<T> read(String topic, String key, Class<T> type) {
        List<T> read = new ArrayList<>();
        try (EventDeserializer<T> reader = new EventDeserializer<>(type)) {
            for (Kept each : kept) {
                if (each.topic().equals("bam." + topic)
                        && key.equals(each.key())
                        && reader.deserialize(each.topic(), each.value()) instanceof Decoded.Event<T> event) {
                    read.add(event.value());
                }
            }
        }
        return read;
    }

    /** Whether the newest record with the key removes it. */
    public boolean isRemoved(String topic, String key) {
        Kept newest = null;
        for (Kept each : kept) {
            newest = each.topic().equals("bam." + topic) && key.equals(each.key()) ? each : newest;
        }
        return newest != null && newest.value() == null;
    }

    @Override
    public void close() {
        open = false;
        producer.close(Duration.ofSeconds(2));
    }

    private void follow(String servers, List<String> followed) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = followed.stream()
                    .flatMap(topic -> consumer.partitionsFor("bam." + topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (open) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    kept.add(new Kept(record.topic(), record.key(), record.value()));
                }
            }
        }
    }

    private void sendBytes(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>("bam." + topic, key, value)).get(2, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
