package org.backupandmonitor.benchmarks.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.backupandmonitor.contracts.Topics;

/**
 * How long it takes from a commit that names a new monitor to the monitor's first result on Kafka.
 *
 * <p>Needs a running system whose {@code bam.yaml} names a repository at the given directory, which is made if it is not there
 * yet, with the poll interval that is to be measured, and may reach this machine. The monitor is a TCP connection to Kafka.
 *
 * <pre>
 * CommitToResult BOOTSTRAP-SERVERS DIRECTORY [rounds, default 30]
 * </pre>
 */
public final class CommitToResult {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WARM_UP = 3;

    private final String servers;
    private final Path repository;

    private CommitToResult(String servers, Path repository) {
        this.servers = servers;
        this.repository = repository;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: CommitToResult BOOTSTRAP-SERVERS DIRECTORY [ROUNDS]");
        }
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 30;
        new CommitToResult(arguments[0], Path.of(arguments[1])).measure(rounds);
    }

    @SuppressWarnings("SystemOut") // a measurement's report is its output
    private void measure(int rounds) throws IOException, InterruptedException {
        if (!Files.isDirectory(repository.resolve(".git"))) {
            Files.createDirectories(repository);
            git("init", "--quiet", "--initial-branch=main");
        }
        List<Double> seconds = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> results = results()) {
            for (int round = -WARM_UP; round < rounds; round++) {
                String monitor = "commit-" + System.nanoTime();
                commit(monitor);
                long committed = System.nanoTime();
                awaitResult(results, "commits/" + monitor);
                if (round >= 0) {
                    seconds.add((System.nanoTime() - committed) / 1e9);
                }
            }
        }
        Collections.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "commit to first result, %d commits: p50 %.2f s, p90 %.2f s, most %.2f s%n",
                seconds.size(),
                seconds.get(seconds.size() / 2),
                seconds.get(seconds.size() * 9 / 10),
                seconds.get(seconds.size() - 1));
    }

    private void commit(String monitor) throws IOException, InterruptedException {
        Files.writeString(repository.resolve("backup-and-monitor.yaml"), """
                version: 1
                project: commits
                owners: [bench@example.com]
                monitors:
                  - name: %s
                    tcp: %s
                    every: 1m
                """.formatted(monitor, servers));
        git("add", "--all");
        git("-c", "user.name=bench", "-c", "user.email=bench@example.com", "commit", "--quiet", "-m", monitor);
    }

    private KafkaConsumer<String, byte[]> results() {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "enable.auto.commit", false, "fetch.max.wait.ms", 20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (PartitionInfo partition : consumer.partitionsFor(Topics.DEFAULT_PREFIX + Topics.RESULTS)) {
            partitions.add(new TopicPartition(partition.topic(), partition.partition()));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private static void awaitResult(KafkaConsumer<String, byte[]> results, String key) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            for (var record : results.poll(Duration.ofMillis(100))) {
                if (key.equals(record.key())) {
                    return;
                }
            }
        }
        throw new IllegalStateException("no result of " + key + " within " + PATIENCE.toSeconds()
                + " s: does bam.yaml name the repository, and does its policy allow loopback?");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
        }
    }
}
