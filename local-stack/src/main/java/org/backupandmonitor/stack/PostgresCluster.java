package org.backupandmonitor.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.backupandmonitor.stack.process.ChildProcess;
import org.backupandmonitor.stack.process.EndSignal;

/** The directory a PostgreSQL server works on: created once, freed of what a killed server left, configured at every start. */
final class PostgresCluster {

    private static final Duration LEFTOVER_ENDS_WITHIN = Duration.ofSeconds(20);

    private final PostgresPrograms programs;
    private final Path cluster;
    private final PostgresSettings settings;

    PostgresCluster(PostgresPrograms programs, Path cluster, PostgresSettings settings) {
        this.programs = programs;
        this.cluster = cluster;
        this.settings = settings;
    }

    void prepare(PostgresPasswords passwords) throws IOException {
        if (Files.exists(cluster.resolve("PG_VERSION"))) {
            refuseOtherVersion();
            endLeftover();
        } else {
            create(passwords);
        }
        Files.write(cluster.resolve("bam.conf"), configuration());
    }

    /** Built beside its place and moved there, so that a start which is broken off leaves no half cluster. */
    private void create(PostgresPasswords passwords) throws IOException {
        Path unfinished = cluster.resolveSibling("data.unfinished");
        deleteRecursively(unfinished);
        List<String> command = new ArrayList<>(UnprivilegedUser.prefix());
        command.addAll(List.of(
                programs.program("initdb").toString(),
                "--pgdata=" + unfinished,
                "--username=postgres",
                "--pwfile=" + passwords.administratorFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        ChildProcess initdb = ChildProcess.start(
                "PostgreSQL's initdb",
                command,
                Map.of("TZ", "UTC"),
                cluster.resolveSibling(""),
                settings.log(),
                EndSignal.TERM);
        if (initdb.ended().join() != 0) {
            throw new StackException("PostgreSQL's data directory " + cluster + " could not be created. The end of "
                    + settings.log() + ":\n" + initdb.logTail());
        }
        Path own = unfinished.resolve("postgresql.conf");
        Files.writeString(own, Files.readString(own) + "\ninclude 'bam.conf'\n");
        Files.move(unfinished, cluster);
    }

    private void refuseOtherVersion() throws IOException {
        String found = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!found.equals(Integer.toString(settings.majorVersion()))) {
            throw new StackException(cluster + " was written by PostgreSQL " + found + ", and this is "
                    + settings.majorVersion() + ": name another data directory, or upgrade that one with pg_upgrade");
        }
    }

    /**
     * PostgreSQL takes any living process with the number in postmaster.pid for the server that wrote it; here it has to be
     * one of our programs on this directory.
     */
    private void endLeftover() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> leftover = Files.readAllLines(pidFile).stream()
                .findFirst()
                .flatMap(PostgresCluster::processOf)
                .filter(this::worksHere);
        if (leftover.isPresent()) {
            EndSignal.INT.send(leftover.get());
            try {
                leftover.get().onExit().get(LEFTOVER_ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException e) {
                leftover.get().destroyForcibly();
                leftover.get().onExit().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("waiting for an earlier PostgreSQL to end was interrupted", e);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<ProcessHandle> processOf(String line) {
        try {
            return ProcessHandle.of(Long.parseLong(line.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean worksHere(ProcessHandle process) {
        return process.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.equals(cluster.toString()))
                || process.info().commandLine().orElse("").contains(cluster.toString());
    }

    private List<String> configuration() {
        List<String> lines = new ArrayList<>(List.of(
                "# Written at every start; changes here are lost.",
                "listen_addresses = 'localhost'",
                "# A socket's path may be at most 107 bytes long, and a data directory's may not.",
                "unix_socket_directories = ''",
                "max_connections = 100",
                "shared_buffers = 64MB",
                "max_wal_size = 512MB",
                "timezone = 'UTC'",
                "log_timezone = 'UTC'"));
        if (!settings.durable()) {
            lines.addAll(List.of("fsync = off", "synchronous_commit = off", "full_page_writes = off"));
        }
        return lines;
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
}
