package org.backupandmonitor.cli.installation;

import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.backupandmonitor.stack.StackException;

/** Keeps an installation until Ctrl-C or SIGTERM, and closes it however the start went. */
public final class UntilEnded {

    private UntilEnded() {}

    /**
     * Opens, starts, and waits.
     *
     * @return the exit code, 1 if it could not be started; does not return if the process is told to end
     */
    public static int run(Progress progress, Supplier<Installation> open, Consumer<Installation> start) {
        Installation installation = open.get();
        Thread end = new Thread(() -> close(installation, progress), "end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            start.accept(installation);
            new CountDownLatch(1).await();
            return 0;
        } catch (InstallationException | StackException | UncheckedIOException e) {
            // While the process ends, what a broken-off start says is of no interest.
            if (!isEnding(end)) {
                progress.line("");
                progress.line("bam: " + e.getMessage());
            }
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static boolean isEnding(Thread end) {
        return end.getState() != Thread.State.NEW;
    }

    private static void close(Installation installation, Progress progress) {
        progress.line("");
        progress.line("Stopping ...");
        installation.close();
        progress.line("Stopped. The data stays in " + installation.data().root());
    }
}
