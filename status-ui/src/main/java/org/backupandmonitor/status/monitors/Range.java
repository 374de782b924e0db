package org.backupandmonitor.status.monitors;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Times that a chart can show, each with slices that come to 60 to 100 columns. */
public enum Range {
    HOUR("1h", "1 hour", Duration.ofHours(1), Duration.ofMinutes(1)),
    SIX_HOURS("6h", "6 hours", Duration.ofHours(6), Duration.ofMinutes(5)),
    DAY("24h", "24 hours", Duration.ofDays(1), Duration.ofMinutes(15)),
    WEEK("7d", "7 days", Duration.ofDays(7), Duration.ofHours(2)),
    MONTH("30d", "30 days", Duration.ofDays(30), Duration.ofHours(8));

    private final String key;
    private final String label;
    private final Duration length;
    private final Duration slice;

    Range(String key, String label, Duration length, Duration slice) {
        this.key = key;
        this.label = label;
        this.length = length;
        this.slice = slice;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    Duration slice() {
        return slice;
    }

    /** The end of the slice that {@code now} is in, so that slices stay the same from one look to the next. */
    Instant end(Instant now) {
        long millis = slice.toMillis();
        return Instant.ofEpochMilli((now.toEpochMilli() / millis + 1) * millis);
    }

    Instant begin(Instant now) {
        return end(now).minus(length);
    }

    /** Six hours for anything unknown. */
    static Range parse(String key) {
        return Arrays.stream(values())
                .filter(range -> range.key.equals(key))
                .findFirst()
                .orElse(SIX_HOURS);
    }
}
