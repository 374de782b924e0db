package org.backupandmonitor.probe.schedule;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How often something went wrong in this process, and when it last did. Thread-safe. */
public final class Mishaps {

    /** What went wrong is a problem of the moment for this long. */
    private static final long RECENT = Duration.ofMinutes(1).toNanos();

    private final AtomicLong count = new AtomicLong();
    private volatile long last;

    /** @param nanoTime {@link System#nanoTime()} of it */
    void happened(long nanoTime) {
        last = nanoTime;
        count.incrementAndGet();
    }

    /** Since the process began. */
    public long count() {
        return count.get();
    }

    /** Whether one happened in the minute before. */
    public boolean isRecent(long nanoTime) {
        return count.get() > 0 && nanoTime - last < RECENT;
    }
}
