package org.backupandmonitor.system.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.backupandmonitor.system.world.Command;
import org.backupandmonitor.system.world.Restic;

/** Processes of this machine, started with the {@code bam up} command. */
public final class CliStack implements Stack {

    private static final Pattern LINK = Pattern.compile("http://\\S+/login/once/\\S+");
    private static final Duration START_WITHIN = Duration.ofMinutes(4);
    private static final int PORTS = 12;
    private static final int FIRST = 31_000;
    private static final int END = 32_768;
    private static final int TRIES = 200;

    private final Path home;
    private final Path config;
    private final Path data;
    private final Path output;
    private final int portBase = freePorts();
    private Process process;

    public CliStack(Path home, Path config, Path data) {
        this.home = home;
        this.config = config;
        this.data = data;
        this.output = data.resolveSibling("bam-up.log");
    }

    @Override
    public void start() {
        try {
            Files.deleteIfExists(output);
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            home.resolve("cli/target/classes") + ":" + home.resolve("cli/target/lib") + "/*",
                            "org.backupandmonitor.cli.Bam",
                            "up",
                            "--config=" + config,
                            "--data=" + data,
                            "--port-base=" + portBase,
                            "--location=eu-west,office")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("BAM_HOME", home.toString());
            builder.environment().put("BAM_RESTIC", Restic.program());
            builder.environment().put("BAM_HEARTBEAT_EVERY", "1s");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("bam up could not be run", e);
        }
        Awaitility.await("bam up to print the login link")
                .atMost(START_WITHIN)
                .failFast(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("bam up ended: " + said());
                    }
                })
                .until(() -> LINK.matcher(said()).find());
    }

    @Override
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                throw new AssertionError("bam up did not end on SIGTERM: " + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public URI ui() {
        return URI.create("http://localhost:" + portBase);
    }

    @Override
    public URI loginLink() {
        Matcher link = LINK.matcher(said());
        if (!link.find()) {
            throw new AssertionError("bam up printed no login link: " + said());
        }
        return URI.create(link.group());
    }

    @Override
    public String kafka() {
        return stackFile().path("kafka").asText();
    }

    @Override
    public String path(Path file) {
        return file.toString();
    }

    @Override
    public void freeze(String service) {
        signal(service, "STOP");
    }

    @Override
    public void thaw(String service) {
        signal(service, "CONT");
    }

    @Override
    public void kill(String service) {
        signal(service, "KILL");
    }

    @Override
    public String logTails() {
        StringBuilder all = new StringBuilder("---- bam up ----\n").append(said());
        try (Stream<Path> logs = Files.list(data.resolve("logs"))) {
            for (Path log : logs.sorted().toList()) {
                List<String> lines = Files.readAllLines(log);
                all.append("\n---- ").append(log.getFileName()).append(" ----\n");
                all.append(String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size())));
            }
        } catch (IOException | UncheckedIOException e) {
            all.append("the logs can't be read: ").append(e.getMessage());
        }
        return all.toString();
    }

    @Override
    public void close() {
        if (process == null || !process.isAlive()) {
            return;
        }
        // A frozen process can't be told to end.
        for (String service : List.of("alert-service", "probe-eu-west", "probe-office")) {
            try {
                thaw(service);
            } catch (AssertionError e) {
                // It is gone, which is what we want.
            }
        }
        stop();
    }

    private void signal(String service, String signal) {
        String name = service.startsWith("probe-") ? service.replace("probe-", "probe-service-") : service;
        try {
            String pid =
                    Files.readString(data.resolve("run").resolve(name + ".pid")).strip();
            Command.run("kill", "-" + signal, pid);
        } catch (IOException e) {
            throw new AssertionError(service + " does not run", e);
        }
    }

    private JsonNode stackFile() {
        try {
            return new ObjectMapper().readTree(data.resolve("run/stack.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String said() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first of as many neighbouring ports that are free, at a place by chance. It lies above those that
     * FreePort hands out and below those that systems give to connections: both would take one while the system restarts.
     */
    private static int freePorts() {
        return new Random()
                .ints(FIRST, END - PORTS)
                .limit(TRIES)
                .filter(base -> IntStream.range(base, base + PORTS).allMatch(CliStack::isFree))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + PORTS + " neighbouring ports are free"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
