package org.backupandmonitor.status.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.status.liveness.Liveness;
import org.jspecify.annotations.Nullable;

/** How times, durations and sizes are written for people. */
public final class Texts {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

    private Texts() {}

    /** To the second, with the zone. */
    public static String utc(Instant at) {
        return Times.utc(at);
    }

    /** Hours and minutes, UTC. */
    public static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** Day and month, UTC. */
    public static String day(Instant at) {
        return DAY.format(at);
    }

    /** How long ago, or how soon, in the one or two units that matter. */
    public static String relative(Instant at, Instant now) {
        Duration age = Duration.between(at, now);
        if (age.abs().compareTo(Duration.ofSeconds(1)) < 0) {
            return "now";
        }
        return age.isNegative() ? "in " + duration(age.negated()) : duration(age) + " ago";
    }

    /** In one or two units: {@code 850 ms}, {@code 12 s}, {@code 3 min}, {@code 2 h 5 min}, {@code 4 d 3 h}. */
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "-" + duration(duration.negated());
        }
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return millis(duration);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "min", seconds < 600 ? seconds % 60 : 0, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    /** For latencies: {@code 0.4 ms}, {@code 42 ms}, {@code 1.2 s}. */
    public static String latency(@Nullable Duration duration) {
        if (duration == null) {
            return "–";
        }
        double millis = duration.toNanos() / 1e6;
        if (millis < 10) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 1_000) {
            return Math.round(millis) + " ms";
        }
        return String.format(Locale.ROOT, millis < 10_000 ? "%.2f s" : "%.1f s", millis / 1_000);
    }

    public static String latency(double millis) {
        return latency(Duration.of(Math.round(millis * 1_000), ChronoUnit.MICROS));
    }

    /** In binary units. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1_024 && unit < SIZES.length - 1) {
            value /= 1_024;
            unit++;
        }
        return unit == 0 || value >= 100
                ? Math.round(value) + " " + SIZES[unit]
                : String.format(Locale.ROOT, "%.1f %s", value, SIZES[unit]);
    }

    public static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f') + " " + (count == 1 ? one : many);
    }

    /** "alert-service has been silent since ..." */
    public static String silent(String service, Optional<Instant> since) {
        return since.map(at -> service + " has been silent since " + utc(at)).orElse(service + " has never been heard");
    }

    /** Why nobody judges: "alert-service has been silent since ...", or that it lives and does not judge. */
    public static String blind(Liveness.Blindness blindness) {
        if (!blindness.alive()) {
            return silent(Liveness.serviceName(Component.ALERT), blindness.heard());
        }
        return blindness
                .judged()
                .map(at -> "alert-service is alive but has judged nothing since " + utc(at))
                .orElse("alert-service is alive but does not say that it judges");
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private static String two(long first, String unit, long second, String smaller) {
        return first + " " + unit + (second == 0 ? "" : " " + second + " " + smaller);
    }
}
