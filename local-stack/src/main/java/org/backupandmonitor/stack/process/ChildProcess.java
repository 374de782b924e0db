package org.backupandmonitor.stack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process whose output goes to a log file, and that is told to end when the process that started it is gone, however that
 * ended.
 *
 * <p>It has a session of its own, so that Ctrl-C reaches only the one who started it, who then ends the others in the right
 * order.
 */
public final class ChildProcess {

    private static final int TAIL_LINES = 15;
    private static final int TAIL_BYTES = 16_384;

    private final String name;
    private final Process process;
    private final Path log;
    private final EndSignal endSignal;

    private ChildProcess(String name, Process process, Path log, EndSignal endSignal) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.endSignal = endSignal;
    }

    /**
     * Starts the program; returns at once.
     *
     * @param name what the program is called in messages
     * @param environment what is added to this process' own environment; secrets belong here, never into the command
     * @param log appended to, created with its directory if it is not there
     * @throws UncheckedIOException if the program can't be started
     */
    public static ChildProcess start(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path directory,
            Path log,
            EndSignal endSignal) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(Session.wrap(command, endSignal))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new ChildProcess(name, builder.start(), log, endSignal);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be started: " + e.getMessage(), e);
        }
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** When the kernel says the process began; empty where it says nothing. */
    public Optional<Instant> startedAt() {
        return process.info().startInstant();
    }

    /** Completes when the process is gone. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Waits for its end, at most so long, and says whether it is gone. */
    public boolean endsWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The exit code of a process that is gone. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Asks the process to end and waits; one that does not within the patience is killed. */
    public void stop(Duration patience) {
        if (process.isAlive()) {
            endSignal.send(process.toHandle());
        }
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process without letting it clean up, as a crash would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** The last lines of its log, indented, to be shown below a sentence that says what went wrong. */
    public String logTail() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    "\n",
                    lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream()
                            .map(line -> "    " + line)
                            .toList());
        } catch (IOException e) {
            return "    (" + log + " can't be read: " + e.getMessage() + ")";
        }
    }
}
