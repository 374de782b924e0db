package org.backupandmonitor.status.ingest;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.backupandmonitor.messaging.WorkReport;

/** What was stored since this process began, and how far behind Kafka it is. Thread-safe. */
@Singleton
public class Progress implements WorkReport {

    /**
     * How results stand.
     *
     * @param lag results on Kafka that are not stored yet
     * @param behindSince since when there has been a lag and nothing was stored; null while there is none
     * @param measuredAt when this was found out; {@link Instant#EPOCH} before the first time
     */
    public record Standing(
            long lag, @org.jspecify.annotations.Nullable Instant behindSince, Instant measuredAt) {}

    private final Clock clock;
    private final Patience patience;
    private final AtomicLong results = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private volatile Standing standing = new Standing(0, null, Instant.EPOCH);
    private volatile boolean storedSinceMeasure;

    Progress(Clock clock, Patience patience) {
        this.clock = clock;
        this.patience = patience;
    }

    public void resultsStored(long count) {
        results.addAndGet(count);
        storedSinceMeasure |= count > 0;
    }

    void eventsStored(long count) {
        events.addAndGet(count);
    }

    /** A lag that shrinks is work in progress; one that stands without anything being stored is a fault. */
    public void lagMeasured(long lag) {
        Instant now = clock.instant();
        Instant since = standing.behindSince();
        // A time that has not come yet is from before the clock was set back.
        boolean anew = storedSinceMeasure || since == null || since.isAfter(now);
        storedSinceMeasure = false;
        standing = new Standing(lag, lag == 0 ? null : anew ? now : since, now);
    }

    public Standing standing() {
        return standing;
    }

    @Override
    public Map<String, Long> work() {
        return Map.of(
                "resultsStored", results.get(),
                "eventsStored", events.get(),
                "lagNow", standing.lag(),
                "storageUpNow", patience.waiting() ? 0L : 1L);
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (patience.waiting()) {
            problems.add("PostgreSQL does not store; history waits on Kafka");
        }
        return problems;
    }
}
