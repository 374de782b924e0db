package org.backupandmonitor.config.polling;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the work since the process began. Thread-safe. */
@Singleton
public final class PollCounts {

    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    void done() {
        done.incrementAndGet();
    }

    void failed() {
        failed.incrementAndGet();
    }

    /** Counts a verdict. */
    public void judged(boolean isAccepted) {
        (isAccepted ? accepted : rejected).incrementAndGet();
    }

    /** By name, as heartbeats say them. */
    public Map<String, Long> all() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("pollsDone", done.get());
        all.put("pollsFailed", failed.get());
        all.put("revisionsAccepted", accepted.get());
        all.put("revisionsRejected", rejected.get());
        return all;
    }
}
