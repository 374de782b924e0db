package org.backupandmonitor.probe.schedule;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the work that was due, and what became of it. Thread-safe. */
@Singleton
public class Tally {

    private final LongAdder due = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder running = new LongAdder();
    private final Mishaps discarded = new Mishaps();
    private final Mishaps lost = new Mishaps();

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

    /** Checks whose findings were not fit to be believed, since the process stood still. */
    public Mishaps discarded() {
        return discarded;
    }

    /** Checks that did not end by themselves, not even long after their timeout, and were given up. */
    public Mishaps lost() {
        return lost;
    }

    /** All counters by the names that heartbeats use. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        counts.put("due", due.sum());
        counts.put("done", done.sum());
        counts.put("late", late.sum());
        counts.put("skipped", skipped.sum());
        counts.put("discarded", discarded.count());
        counts.put("lost", lost.count());
        counts.put("runningNow", running.sum());
        return counts;
    }
}
