package org.backupandmonitor.status.uptime;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.Status;

/**
 * How long a monitor had which status. Time in which nobody could see, or in which it was paused, is neither up nor down:
 * it is left out of the ratio and shown beside it.
 */
public record Uptime(Map<Status, Duration> lengths) {

    public Uptime {
        lengths = Map.copyOf(lengths);
    }

    public static Uptime of(List<Period> periods) {
        Map<Status, Duration> lengths = new EnumMap<>(Status.class);
        for (Period period : periods) {
            Status status = period.status();
            if (status != null) {
                lengths.merge(status, period.length(), Duration::plus);
            }
        }
        return new Uptime(lengths);
    }

    public Duration length(Status status) {
        return lengths.getOrDefault(status, Duration.ZERO);
    }

    /** The time in which it was known whether it worked. */
    public Duration seen() {
        return length(Status.UP).plus(length(Status.DEGRADED)).plus(length(Status.DOWN));
    }

    /** From 0 to 1, of the time seen; empty if nothing was seen. A degraded monitor works. */
    public Optional<Double> ratio() {
        Duration seen = seen();
        if (seen.isZero()) {
            return Optional.empty();
        }
        double up = length(Status.UP).plus(length(Status.DEGRADED)).toMillis();
        return Optional.of(up / seen.toMillis());
    }

    /** In percent, cut and never rounded up: 100 % is only said where nothing was down. */
    public String text() {
        return ratio().map(Uptime::percent).orElse("not seen");
    }

    private static String percent(double ratio) {
        if (ratio >= 1) {
            return "100 %";
        }
        double cut = Math.floor(ratio * 100_000) / 1_000;
        return String.format(
                Locale.ROOT, cut >= 99 ? "%.3f %%" : "%.2f %%", cut >= 99 ? cut : Math.floor(cut * 100) / 100);
    }
}
