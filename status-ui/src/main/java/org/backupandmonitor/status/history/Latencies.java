package org.backupandmonitor.status.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long the checks of some time took: slice by slice, and over the whole of it. */
public record Latencies(List<LatencyPoint> points, Quantiles whole) {

    static final Latencies NONE = new Latencies(List.of(), new Quantiles(0, null, null, null));

    public Latencies {
        points = List.copyOf(points);
    }

    /**
     * So many of 100 checks were quicker than this, in milliseconds; null where no check got an answer.
     *
     * @param checks how many there were, answered or not
     */
    public record Quantiles(
            long checks,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99) {}
}
