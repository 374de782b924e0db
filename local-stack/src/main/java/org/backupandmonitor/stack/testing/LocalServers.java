package org.backupandmonitor.stack.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backupandmonitor.stack.KafkaServer;
import org.backupandmonitor.stack.KafkaSettings;
import org.backupandmonitor.stack.PostgresServer;
import org.backupandmonitor.stack.PostgresSettings;
import org.backupandmonitor.stack.process.FreePort;

/** Processes of this machine, on data that is thrown away with the Java machine. */
final class LocalServers {

    private LocalServers() {}

    static Map<String, String> start() {
        Path directory = newDirectory();
        KafkaServer kafka = KafkaServer.launch(KafkaSettings.of(
                        directory.resolve("kafka"), directory.resolve("kafka.log"), FreePort.any(), FreePort.any())
                .withJavaOptions(List.of("-XX:TieredStopAtLevel=1")));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> kafka.process().kill(), "end-test-kafka"));
        PostgresServer postgres = PostgresServer.launch(
                PostgresSettings.of(directory.resolve("postgres"), directory.resolve("postgres.log"), FreePort.any())
                        .forgetful());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            postgres.close();
                            delete(directory);
                        },
                        "end-test-postgres"));
        postgres.awaitReady();
        kafka.awaitReady();
        return Map.of(
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                "quarkus.datasource.username", PostgresServer.USER,
                "quarkus.datasource.password", postgres.password());
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("bam-test-stack-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for the servers of the tests", e);
        }
    }

    /** As far as it goes: Kafka may be writing its last files. */
    private static void delete(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            paths.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            System.err.println(root + " was left behind: " + e.getMessage());
        }
    }
}
