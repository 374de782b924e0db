package org.backupandmonitor.backup.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Tells whoever works for a run that it shall stop. Safe for use by several threads. */
public final class Cancellation {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean requested;
    private String because = "";
    private boolean timedOut;

    public void cancel() {
        cancel("");
    }

    /**
     * Stops the work; a second call changes nothing.
     *
     * @param reason goes on from "it was stopped because"
     */
    public void cancel(String reason) {
        stop(reason, false);
    }

    /**
     * Stops the work because it takes too long: other than the rest, that is a failure of its own.
     *
     * @param reason goes on from "it was stopped because"
     */
    public void timeOut(String reason) {
        stop(reason, true);
    }

    private void stop(String reason, boolean tooLong) {
        List<Runnable> told;
        synchronized (this) {
            if (requested) {
                return;
            }
            requested = true;
            because = reason;
            timedOut = tooLong;
            told = List.copyOf(listeners);
            notifyAll();
        }
        told.forEach(Runnable::run);
    }

    public synchronized boolean requested() {
        return requested;
    }

    /** Whether it is requested now, or will be within the time; waits for that. */
    public synchronized boolean requestedWithin(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toNanos(); !requested && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return requested;
    }

    /** Why it was stopped; empty if it was not, or nobody said. */
    public synchronized String because() {
        return because;
    }

    /** Whether it was stopped because it took too long. */
    public synchronized boolean timedOut() {
        return timedOut;
    }

    /** Calls the listener once on cancellation, at once if that has happened; closing the answer ends its interest. */
    Registration onCancel(Runnable listener) {
        boolean already;
        synchronized (this) {
            already = requested;
            if (!already) {
                listeners.add(listener);
            }
        }
        if (already) {
            listener.run();
        }
        return () -> {
            synchronized (this) {
                listeners.remove(listener);
            }
        };
    }

    /** A listener's interest. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
