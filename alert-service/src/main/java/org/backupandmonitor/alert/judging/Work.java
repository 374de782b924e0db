package org.backupandmonitor.alert.judging;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what was judged, for the proof of work in heartbeats. Thread-safe. */
final class Work {

    private final AtomicLong results = new AtomicLong();
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicLong transitions = new AtomicLong();
    private volatile Instant lastRound;
    private volatile long lagMillis;
    private volatile boolean judging;
    private volatile boolean kafkaUp = true;
    private volatile boolean anybodySilent;
    private volatile int monitors;

    Work(Instant began) {
        this.lastRound = began;
    }

    void resultSeen() {
        results.incrementAndGet();
    }

    void transition() {
        transitions.incrementAndGet();
    }

    /** A round of judging ended. */
    void round(Instant at, boolean isJudging) {
        rounds.incrementAndGet();
        lastRound = at;
        judging = isJudging;
    }

    /** @param millis age of the newest record when it was read */
    void lag(long millis) {
        lagMillis = Math.max(0, millis);
    }

    void kafka(boolean up) {
        kafkaUp = up;
    }

    void system(boolean silent, int monitorCount) {
        anybodySilent = silent;
        monitors = monitorCount;
    }

    long results() {
        return results.get();
    }

    long rounds() {
        return rounds.get();
    }

    long transitions() {
        return transitions.get();
    }

    Instant lastRound() {
        return lastRound;
    }

    long lagMillis() {
        return lagMillis;
    }

    boolean isJudging() {
        return judging;
    }

    boolean isKafkaUp() {
        return kafkaUp;
    }

    boolean isAnybodySilent() {
        return anybodySilent;
    }

    int monitors() {
        return monitors;
    }
}
