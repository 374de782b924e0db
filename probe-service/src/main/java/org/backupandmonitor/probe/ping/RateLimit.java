package org.backupandmonitor.probe.ping;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Lets each caller do something a few times at once and then at a steady pace (a token bucket each). Remembers so many
 * callers, and forgets the one that was quiet longest. Thread-safe.
 */
final class RateLimit {

    private static final class Bucket {
        double left;
        long at;
    }

    private final int burst;
    private final double perNano;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets;

    /**
     * @param burst how often at once
     * @param pace the time after which it may be done once more
     */
    RateLimit(int burst, Duration pace, int callers, LongSupplier nanoTime) {
        this.burst = burst;
        this.perNano = 1.0 / pace.toNanos();
        this.nanoTime = nanoTime;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > callers;
            }
        };
    }

    synchronized boolean permits(String caller) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(caller, first -> {
            Bucket full = new Bucket();
            full.left = burst;
            full.at = now;
            return full;
        });
        bucket.left = Math.min(burst, bucket.left + (now - bucket.at) * perNano);
        bucket.at = now;
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }
}
