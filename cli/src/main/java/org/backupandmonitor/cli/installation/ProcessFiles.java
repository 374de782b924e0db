package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.backupandmonitor.stack.process.ChildProcess;

/**
 * Which processes an installation runs, on disk: {@code NAME.pid} holds a process' number alone, {@code NAME.started} when it
 * began. With both, what a killed run left behind is told from a stranger that got its number.
 */
final class ProcessFiles {

    /** The kernel counts in hundredths of a second from a boot time that it may correct. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String PID = ".pid";

    private final Path directory;

    ProcessFiles(Path directory) {
        this.directory = directory;
    }

    void write(String name, ChildProcess process) {
        try {
            Files.writeString(
                    started(name),
                    Long.toString(process.startedAt().orElse(Instant.now()).toEpochMilli()));
            Path temporary = directory.resolve(name + ".pid.new");
            Files.writeString(temporary, process.pid() + "\n");
            Files.move(temporary, pid(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(pid(name) + " can't be written: " + e.getMessage(), e);
        }
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(pid(name));
            Files.deleteIfExists(started(name));
        } catch (IOException e) {
            throw new UncheckedIOException(pid(name) + " can't be removed: " + e.getMessage(), e);
        }
    }

    /** Ends what an earlier run left behind, all at once; returns the names of what was still alive. */
    List<String> endLeftovers() {
        List<String> ended = new ArrayList<>();
        List<ProcessHandle> handles = new ArrayList<>();
        for (String name : names()) {
            leftover(name).ifPresent(handle -> {
                handle.destroy();
                handles.add(handle);
                ended.add(name);
            });
        }
        Instant deadline = Instant.now().plus(PATIENCE);
        for (ProcessHandle handle : handles) {
            try {
                handle.onExit()
                        .get(
                                Math.max(
                                        1,
                                        Duration.between(Instant.now(), deadline)
                                                .toMillis()),
                                TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                handle.destroyForcibly();
                handle.onExit().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InstallationException("ending what an earlier run left behind was interrupted");
            }
        }
        names().forEach(this::remove);
        return ended;
    }

    private Optional<ProcessHandle> leftover(String name) {
        try {
            long number = Long.parseLong(Files.readString(pid(name)).strip());
            Instant began = Instant.ofEpochMilli(
                    Long.parseLong(Files.readString(started(name)).strip()));
            return ProcessHandle.of(number).filter(ProcessHandle::isAlive).filter(handle -> handle.info()
                    .startInstant()
                    .map(instant -> Duration.between(began, instant).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                    .orElse(false));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(PID))
                    .map(name -> name.substring(0, name.length() - PID.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be read: " + e.getMessage(), e);
        }
    }

    private Path pid(String name) {
        return directory.resolve(name + PID);
    }

    private Path started(String name) {
        return directory.resolve(name + ".started");
    }
}
