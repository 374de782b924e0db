package org.backupandmonitor.benchmarks.probe;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.messaging.EventMapper;

/**
 * What a whole probe-service does with many monitors: checks per second and per CPU-second, from the target to Kafka, and how
 * many were late.
 *
 * <p>Needs a running Kafka and one running probe-service whose configuration has {@code bam.policies.bench.loopback: true}.
 * The figures are those of its heartbeats.
 *
 * <pre>
 * ServiceLoad BOOTSTRAP-SERVERS PID-OF-THE-PROBE MONITORS SECONDS-BETWEEN-CHECKS [heartbeats to measure, default 12]
 * </pre>
 */
public final class ServiceLoad {

    private static final int TARGET_PORT = 18_098;

    private ServiceLoad() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 4) {
            throw new IllegalArgumentException(
                    "usage: ServiceLoad BOOTSTRAP-SERVERS PID MONITORS SECONDS [HEARTBEATS]");
        }
        long pid = Long.parseLong(arguments[1]);
        int monitors = Integer.parseInt(arguments[2]);
        Duration every = Duration.ofSeconds(Long.parseLong(arguments[3]));
        int heartbeats = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 12;
        Map<String, Object> kafka = Map.of("bootstrap.servers", arguments[0]);
        try (Target target = new Target(TARGET_PORT);
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
                KafkaConsumer<String, String> consumer =
                        new KafkaConsumer<>(kafka, new StringDeserializer(), new StringDeserializer())) {
            for (int i = 0; i < monitors; i++) {
                MonitorDefinition definition = definition("load-" + i, target.url(), every);
                producer.send(new ProducerRecord<>(
                        "bam.monitors.v1", definition.key(), EventMapper.json().writeValueAsBytes(definition)));
            }
            producer.flush();
            try {
                follow(consumer, pid, heartbeats);
            } finally {
                for (int i = 0; i < monitors; i++) {
                    producer.send(new ProducerRecord<>("bam.monitors.v1", "bench/load-" + i, null));
                }
                producer.flush();
            }
        }
    }

    private static void follow(KafkaConsumer<String, String> consumer, long pid, int heartbeats) throws IOException {
        List<TopicPartition> partitions = consumer.partitionsFor("bam.heartbeats.v1").stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        Optional<Heartbeat> before = Optional.empty();
        double cpuBefore = 0;
        for (int seen = 0; seen <= heartbeats; ) {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                Heartbeat heartbeat = EventMapper.json().readValue(record.value(), Heartbeat.class);
                if (heartbeat.work().containsKey("monitorsNow")) {
                    double cpu = CpuTime.seconds(pid);
                    double used = cpu - cpuBefore;
                    before.ifPresent(last -> print(last, heartbeat, used));
                    before = Optional.of(heartbeat);
                    cpuBefore = cpu;
                    seen++;
                }
            }
        }
    }

    private static long since(Heartbeat before, Heartbeat now, String counter) {
        return now.work().getOrDefault(counter, 0L) - before.work().getOrDefault(counter, 0L);
    }

    private static void print(Heartbeat before, Heartbeat now, double cpu) {
        double seconds = Duration.between(before.at(), now.at()).toMillis() / 1_000.0;
        long done = since(before, now, "done");
        System.out.printf(
                Locale.ROOT,
                "%s  %,.0f checks/s, %,.0f per CPU-second; late %d, skipped %d, discarded %d, dropped %d, waiting %d %s%n",
                now.at(),
                done / seconds,
                done / cpu,
                since(before, now, "late"),
                since(before, now, "skipped"),
                since(before, now, "discarded"),
                since(before, now, "dropped"),
                now.work().getOrDefault("waitingNow", 0L),
                now.problems());
    }

    private static MonitorDefinition definition(String name, String url, Duration every) {
        return new MonitorDefinition(
                "bench",
                name,
                new HttpCheck(URI.create(url), null, null, null, 0, false),
                null,
                every,
                Duration.ofSeconds(5),
                null,
                null,
                1,
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "bench",
                new Provenance("bench", "c0ffee", "backup-and-monitor.yaml"));
    }
}
