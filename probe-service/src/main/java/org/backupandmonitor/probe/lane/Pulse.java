package org.backupandmonitor.probe.lane;

import java.time.Duration;

/**
 * Tells whether a lane stood still: it notes a tick every {@link #EVERY}, and a gap that is much longer means that the
 * process was paused or the thread was starved. What a check measured across such a gap says nothing about its target.
 *
 * <p>Used by the lane's thread only. Times are {@link System#nanoTime()} values.
 */
final class Pulse {

    static final Duration EVERY = Duration.ofMillis(100);

    /** Longer than any garbage collection of a sound process, shorter than any sensible timeout. */
    private static final long STALL = Duration.ofMillis(500).toNanos();

    private long lastTick;
    private long lastStallEnd;
    private boolean stalledBefore;

    Pulse(long now) {
        lastTick = now;
    }

    void tick(long now) {
        if (now - lastTick > STALL) {
            lastStallEnd = now;
            stalledBefore = true;
        }
        lastTick = now;
    }

    /** Whether the lane stood still at any time between the two. A gap counts even before its tick has run. */
    boolean stoodStill(long from, long now) {
        return now - lastTick > STALL || (stalledBefore && lastStallEnd - from > 0);
    }
}
