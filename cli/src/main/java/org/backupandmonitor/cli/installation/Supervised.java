package org.backupandmonitor.cli.installation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.backupandmonitor.stack.process.ChildProcess;
import org.jspecify.annotations.Nullable;

/** A process that is started again, with growing pauses, whenever it ends without being asked to. Thread-safe. */
final class Supervised {

    private final String name;
    private final Supplier<ChildProcess> launcher;
    private final ProcessFiles files;
    private final ScheduledExecutorService restarts;
    private final Consumer<String> tell;
    private final Runnable changed;
    private final Backoff backoff = new Backoff();

    private @Nullable ChildProcess current;
    private int deaths;
    private boolean wanted = true;

    /**
     * @param tell gets a sentence for the terminal at every death, and whenever something can't be written down
     * @param changed is called after every start; a process runs on if it throws
     */
    Supervised(
            String name,
            Supplier<ChildProcess> launcher,
            ProcessFiles files,
            ScheduledExecutorService restarts,
            Consumer<String> tell,
            Runnable changed) {
        this.name = name;
        this.launcher = launcher;
        this.files = files;
        this.restarts = restarts;
        this.tell = tell;
        this.changed = changed;
    }

    String name() {
        return name;
    }

    /** Starts it, unless it runs already or {@link #stop} was called before. */
    void start() {
        synchronized (this) {
            if (!wanted || (current != null && current.isAlive())) {
                return;
            }
            Instant began = Instant.now();
            ChildProcess process = launcher.get();
            current = process;
            // Before anything that can fail: a process whose end nobody hears of would never be started again.
            process.ended().thenAccept(code -> died(process, code, Duration.between(began, Instant.now())));
            orTell(() -> files.write(name, process));
        }
        orTell(changed);
    }

    /** A full disk is no reason to take a running process for one that did not start. */
    private void orTell(Runnable bookkeeping) {
        try {
            bookkeeping.run();
        } catch (RuntimeException e) {
            tell.accept(name + ": " + e.getMessage());
        }
    }

    private void died(ChildProcess process, int code, Duration life) {
        Duration pause;
        synchronized (this) {
            if (!wanted || process != current) {
                return;
            }
            deaths++;
            pause = backoff.after(life);
        }
        tell.accept(name + " ended (" + reason(code) + ") and starts again in " + pause.toSeconds() + " s; see "
                + process.log());
        restarts.schedule(this::restart, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void restart() {
        try {
            start();
        } catch (RuntimeException e) {
            tell.accept(name + " could not be started again: " + e.getMessage());
            restarts.schedule(this::restart, 30, TimeUnit.SECONDS);
        }
    }

    private static String reason(int code) {
        return code > 128 ? "killed by signal " + (code - 128) : "exit code " + code;
    }

    /** Ends it for good. */
    void stop(Duration patience) {
        ChildProcess process;
        synchronized (this) {
            wanted = false;
            process = current;
        }
        if (process != null) {
            process.stop(patience);
            orTell(() -> files.remove(name));
        }
    }

    /** How often it ended without being asked to. */
    synchronized int deaths() {
        return deaths;
    }

    synchronized @Nullable ChildProcess process() {
        return current;
    }
}
