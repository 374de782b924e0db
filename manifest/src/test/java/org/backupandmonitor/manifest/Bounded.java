package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs code that must come to an end and must not ask for more memory than its input explains.
 *
 * <p>Memory is counted as everything that is allocated, so it is the same on every machine. Time is a guard against code
 * that never ends, and far above what any input takes.
 */
final class Bounded {

    private static final long MINUTES = 2;
    private static final long ANY_INPUT = 64L << 20;
    private static final long EACH_BYTE = 20_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ExecutorService WORKER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "bounded");
        thread.setDaemon(true);
        return thread;
    });

    private Bounded() {}

    static <T> T run(byte[] input, Callable<T> work) throws Exception {
        try {
            return WORKER.submit(() -> counted(input, work)).get(MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new AssertionError("does not come to an end", e);
        }
    }

    private static <T> T counted(byte[] input, Callable<T> work) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        T result = work.call();
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated for an input of %d bytes", input.length)
                .isLessThan(ANY_INPUT + EACH_BYTE * input.length);
        return result;
    }
}
