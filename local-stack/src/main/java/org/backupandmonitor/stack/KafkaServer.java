package org.backupandmonitor.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.backupandmonitor.stack.process.ChildProcess;
import org.backupandmonitor.stack.process.EndSignal;
import org.backupandmonitor.stack.process.JavaCache;

/**
 * One Kafka node (broker and controller, KRaft) on the loopback interface, a process of its own whose data stays in a
 * directory.
 */
public final class KafkaServer implements AutoCloseable {

    /** Both in its data directory, which is its working directory: neither has to be named by a path. */
    private static final String PROPERTIES = "server.properties";

    private static final String STORAGE = "data";

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(100);

    private final ChildProcess process;
    private final int port;

    private KafkaServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a server on the data of an earlier run, or on new data, and returns once it serves clients.
     *
     * @throws StackException if it doesn't come up; the message has the end of its log
     */
    public static KafkaServer start(KafkaSettings settings) {
        KafkaServer server = launch(settings);
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The cache of the server's classes, for {@link KafkaSettings#withJavaOptions}. */
    public static JavaCache cache() {
        Path libraries = ServerFiles.kafkaLibraries();
        try (Stream<Path> jars = Files.list(libraries)) {
            return JavaCache.of(
                    "kafka",
                    libraries.resolveSibling("java-cache"),
                    jars.sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(libraries + " can't be read: " + e.getMessage(), e);
        }
    }

    /** As {@link #start}, but returns before the server serves; {@link #awaitReady} says when it does. */
    public static KafkaServer launch(KafkaSettings settings) {
        Path data = settings.data().toAbsolutePath();
        Path storage = data.resolve(STORAGE);
        try {
            Files.createDirectories(data);
            Files.writeString(data.resolve(PROPERTIES), settings.toServerProperties(STORAGE));
            if (!Files.exists(storage.resolve("meta.properties"))) {
                format(settings, data, storage);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Kafka's data directory " + data + " can't be written: " + e.getMessage(), e);
        }
        List<String> command = java("-Xms96m", "-Xmx" + settings.heap(), "-Xss512k");
        command.addAll(settings.javaOptions());
        command.addAll(List.of("-cp", ServerFiles.kafkaLibraries() + "/*", "kafka.Kafka", PROPERTIES));
        return new KafkaServer(
                ChildProcess.start("Kafka", command, Map.of(), data, settings.log(), EndSignal.TERM), settings.port());
    }

    /**
     * Returns once clients are served.
     *
     * @throws StackException if the server ends or takes too long; the message has the end of its log
     */
    public void awaitReady() {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        while (!KafkaHandshake.serves(port, Duration.ofSeconds(2))) {
            if (!process.isAlive()) {
                throw new StackException(
                        "Kafka ended with exit code " + process.exitCode() + " while it started on port " + port
                                + ". The end of " + process.log() + ":\n" + process.logTail());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new StackException("Kafka did not answer on port " + port + " within " + READY_WITHIN.toSeconds()
                        + " s. The end of " + process.log() + ":\n" + process.logTail());
            }
            pause();
        }
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop(STOP_WITHIN);
    }

    /** A storage that was formatted only half is started over: it can't hold a record yet. */
    private static void format(KafkaSettings settings, Path data, Path storage) throws IOException {
        deleteRecursively(storage);
        List<String> command = java("-Xmx128m", "-XX:TieredStopAtLevel=1");
        // One word, since one id in 64 begins with a hyphen and would be taken for an option.
        command.addAll(List.of(
                "-cp",
                ServerFiles.kafkaLibraries() + "/*",
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id=" + clusterId(),
                "-c",
                PROPERTIES));
        ChildProcess format =
                ChildProcess.start("Kafka's storage tool", command, Map.of(), data, settings.log(), EndSignal.TERM);
        if (format.ended().join() != 0) {
            throw new StackException("Kafka's data directory " + storage + " could not be prepared. The end of "
                    + settings.log() + ":\n" + format.logTail());
        }
    }

    private static String clusterId() {
        UUID id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static List<String> java(String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        return command;
    }

    private static void deleteRecursively(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Nothing tells when the port opens, so it is asked again; an end is noticed at once. */
    private void pause() {
        try {
            process.endsWithin(ASK_AGAIN_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("waiting for Kafka was interrupted", e);
        }
    }
}
