package org.backupandmonitor.benchmarks.latency;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.monitor.Confirmation;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.jspecify.annotations.Nullable;

/** Plays config-service and one probe of a location of its own, for a project of its own. */
final class BenchTopics implements AutoCloseable {

    private static final String PROJECT = "bench";
    private static final String LOCATION = "bench";
    private static final String PROBE = "probe-bench";
    private static final Provenance PROVENANCE = new Provenance("bench", "bench", "backup-and-monitor.yaml");

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .setSerializationInclusion(JsonInclude.Include.NON_NULL);
    private final KafkaProducer<String, byte[]> producer;
    private final Instant startedAt = Instant.now();
    private final AtomicLong sequence = new AtomicLong();

    BenchTopics(String servers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
        send(
                Topics.PROJECTS,
                PROJECT,
                new ProjectDefinition(PROJECT, List.of(), new Alerts(List.of(), List.of("bench")), PROVENANCE));
    }

    void define(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            send(Topics.MONITORS, Names.key(PROJECT, prefix + i), monitor(prefix + i));
        }
        producer.flush();
    }

    void remove(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            send(Topics.MONITORS, Names.key(PROJECT, prefix + i), null);
        }
        send(Topics.PROJECTS, PROJECT, null);
        producer.flush();
    }

    void heartbeat() {
        Heartbeat beat = new Heartbeat(
                PROBE,
                Component.PROBE,
                LOCATION,
                sequence.incrementAndGet(),
                startedAt,
                Instant.now(),
                Duration.ofSeconds(1),
                false,
                Map.of(),
                List.of("http"),
                List.of(),
                null);
        send(Topics.HEARTBEATS, PROBE, beat);
    }

    void up(String monitor) {
        result(monitor, Status.UP, List.of());
    }

    void down(String monitor) {
        result(monitor, Status.DOWN, List.of(new Finding("status", "status 200", "503", Status.DOWN)));
    }

    private void result(String monitor, Status status, List<Finding> findings) {
        Result result = new Result(
                PROJECT,
                monitor,
                "http",
                LOCATION,
                PROBE,
                Instant.now(),
                status,
                Duration.ofMillis(5),
                null,
                findings,
                null,
                PROVENANCE.commit());
        send(Topics.RESULTS, result.key(), result);
    }

    private static MonitorDefinition monitor(String name) {
        return new MonitorDefinition(
                PROJECT,
                name,
                new HttpCheck(URI.create("http://127.0.0.1/"), null, null, null, 0, false),
                null,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5),
                new Locations(Set.of(LOCATION), Set.of()),
                Confirmation.ANY,
                1,
                1,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                "default",
                PROVENANCE);
    }

    private void send(String topic, String key, @Nullable Object event) {
        try {
            byte[] value = event == null ? null : json.writeValueAsBytes(event);
            producer.send(new ProducerRecord<>(Topics.DEFAULT_PREFIX + topic, key, value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("events can always be written as JSON", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
