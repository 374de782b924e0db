package org.backupandmonitor.probe.lane;

import java.time.Duration;

/**
 * Tells for how long a lane stood still: it notes a tick every {@link #EVERY}, and a gap that is much longer means that the
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
    private long lastStall;

    Pulse(long now) {
        lastTick = now;
    }

    void tick(long now) {
        if (now - lastTick > STALL) {
            lastStallEnd = now;
            lastStall = now - lastTick;
        }
        lastTick = now;
    }

    /** For how many nanoseconds the lane last stood still between the two; 0 if it did not. A gap counts before its tick. */
    long stoodStill(long from, long now) {
        if (now - lastTick > STALL) {
            return now - lastTick;
        }
        return lastStall > 0 && lastStallEnd - from > 0 ? lastStall : 0;
    }
}
