package org.backupandmonitor.backup.process;

import java.util.ArrayList;
import java.util.List;

/** Tells whoever works for a run that it shall stop. Safe for use by several threads. */
public final class Cancellation {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean requested;
    private String because = "";

    public void cancel() {
        cancel("");
    }

    /**
     * Stops the work; a second call changes nothing.
     *
     * @param reason goes on from "it was stopped because"
     */
    public void cancel(String reason) {
        List<Runnable> told;
        synchronized (this) {
            if (requested) {
                return;
            }
            requested = true;
            because = reason;
            told = List.copyOf(listeners);
        }
        told.forEach(Runnable::run);
    }

    public synchronized boolean requested() {
        return requested;
    }

    /** Why it was stopped; empty if it was not, or nobody said. */
    public synchronized String because() {
        return because;
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
