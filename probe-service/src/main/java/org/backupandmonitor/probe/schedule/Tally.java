package org.backupandmonitor.probe.schedule;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts the work that was due, and what became of it. Thread-safe. */
@Singleton
public class Tally {

    private final LongAdder due = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder discarded = new LongAdder();
    private final LongAdder running = new LongAdder();
    private final AtomicLong lastDiscarded = new AtomicLong(Long.MIN_VALUE);

    void due(long times) {
        due.add(times);
    }

    void late() {
        late.increment();
    }

    /** Due while the one before was still running, or while the process stood still. */
    void skipped(long times) {
        skipped.add(times);
    }

    void begun() {
        running.increment();
    }

    void ended() {
        running.decrement();
    }

    void done() {
        done.increment();
    }

    /** What it saw was not fit to be believed, since the process stood still. */
    void discarded(long nanoTime) {
        discarded.increment();
        lastDiscarded.set(nanoTime);
    }

    /** {@link System#nanoTime()} of the last discarded check; {@link Long#MIN_VALUE} if there was none. */
    public long lastDiscarded() {
        return lastDiscarded.get();
    }

    /** All counters by the names that heartbeats use. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("due", due.sum());
        counts.put("done", done.sum());
        counts.put("late", late.sum());
        counts.put("skipped", skipped.sum());
        counts.put("discarded", discarded.sum());
        counts.put("runningNow", running.sum());
        return counts;
    }
}
