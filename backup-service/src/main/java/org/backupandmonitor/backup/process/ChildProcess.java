package org.backupandmonitor.backup.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs one program to its end, in a clean environment and without a shell.
 *
 * <p>Ends with this process, however that ends: on Linux the kernel sends the child SIGTERM when its parent is gone
 * (prctl(2), PR_SET_PDEATHSIG), so that a killed service leaves nobody behind who writes into a vault.
 */
public final class ChildProcess {

    /** What children inherit: enough to find programs, speak plainly and pass a proxy; no secrets. */
    private static final List<String> INHERITED = List.of(
            "PATH", "HOME", "TMPDIR", "TZ", "SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY");

    /** How long a child may tidy up after SIGTERM. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration NO_LIMIT = Duration.ofDays(365);

    private static final Optional<Path> SETPRIV = Programs.find("setpriv");

    private ChildProcess() {}

    /**
     * Runs the program and waits for its end.
     *
     * @param output gets each line of standard output, on a thread of its own
     * @param errors gets each line of standard error, on a thread of its own
     * @throws CancelledException if it was stopped on request
     * @throws UncheckedIOException if it can't be started
     */
    public static Exit run(Invocation invocation, Cancellation cancellation, LineListener output, LineListener errors) {
        return run(invocation, cancellation, NO_LIMIT, output, errors);
    }

    /**
     * Runs the program and waits for its end, but no longer than the limit: then it is stopped, and its exit code is
     * {@link Exit#TIMED_OUT}.
     */
    public static Exit run(
            Invocation invocation,
            Cancellation cancellation,
            Duration limit,
            LineListener output,
            LineListener errors) {
        if (cancellation.requested()) {
            throw new CancelledException();
        }
        Process process = start(invocation);
        Lines out = new Lines(process.getInputStream(), output);
        Lines err = new Lines(process.getErrorStream(), errors);
        Thread outReader = reader(out, "output of " + invocation.command().get(0));
        Thread errReader = reader(err, "errors of " + invocation.command().get(0));
        int code;
        try (Cancellation.Registration ignored = cancellation.onCancel(() -> end(process))) {
            code = await(process, limit);
            await(outReader);
            await(errReader);
        }
        if (cancellation.requested()) {
            throw new CancelledException();
        }
        return new Exit(code, out.last(), err.last());
    }

    /** Runs the program, keeping only the last lines of what it says. */
    public static Exit run(Invocation invocation, Cancellation cancellation) {
        return run(invocation, cancellation, line -> {}, line -> {});
    }

    private static Process start(Invocation invocation) {
        invocation.command().forEach(NativeText::require);
        requireThere(invocation.command().get(0));
        List<String> command = new ArrayList<>();
        SETPRIV.ifPresent(setpriv -> command.addAll(List.of(setpriv.toString(), "--pdeathsig", "TERM", "--")));
        command.addAll(invocation.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
        builder.environment().putAll(invocation.environment());
        if (invocation.directory() != null) {
            builder.directory(invocation.directory().toFile());
        }
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(invocation.command().get(0) + " can't be started", e);
        }
    }

    /** Else setpriv is started, and its complaint looks like the program's own. */
    private static void requireThere(String program) {
        boolean isThere = program.contains("/")
                ? Files.isExecutable(Path.of(program))
                : Programs.find(program).isPresent();
        if (!isThere) {
            throw new UncheckedIOException(
                    program + " can't be started",
                    new NoSuchFileException(program, null, "install it on this machine, or put it on PATH"));
        }
    }

    private static Thread reader(Lines lines, String name) {
        Thread thread = new Thread(lines, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** SIGTERM first, so that restic takes its locks away; SIGKILL for what does not listen, and for its children. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        terminate(process);
        Thread reaper = new Thread(
                () -> {
                    try {
                        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                            process.destroyForcibly();
                        }
                    } catch (InterruptedException e) {
                        process.destroyForcibly();
                    }
                    children.forEach(ProcessHandle::destroyForcibly);
                },
                "end of " + process.pid());
        reaper.setDaemon(true);
        reaper.start();
    }

    /** {@link Process#destroy} would close the streams, too, and who then says a word more dies of it (SIGPIPE), untidied. */
    private static void terminate(Process process) {
        process.toHandle().destroy();
    }

    private static int await(Process process, Duration limit) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                        return process.exitValue();
                    }
                    end(process);
                    process.waitFor();
                    return Exit.TIMED_OUT;
                } catch (InterruptedException e) {
                    interrupted = true;
                    terminate(process);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void await(Thread reader) {
        try {
            // A grandchild may hold the stream open for longer than its parent lives; don't wait for ever.
            reader.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
