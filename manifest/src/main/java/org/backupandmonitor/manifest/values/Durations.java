package org.backupandmonitor.manifest.values;

import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.OutOfRange;
import org.backupandmonitor.manifest.language.ScalarType;

/** Durations as people write them: {@code 800ms}, {@code 30s}, {@code 1h30m}, {@code 14d}, {@code 2w}. */
public final class Durations {

    /** One or more numbers, each with its unit. */
    public static final String PATTERN = "([0-9]{1,9}(ms|s|m|h|d|w))+";

    private static final Pattern PART = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d|w)");
    private static final Pattern WHOLE = Pattern.compile(PATTERN);
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final Map<String, Duration> UNITS = units();

    private Durations() {}

    /** A duration of at least a millisecond. */
    public static ScalarType<Duration> duration() {
        return atLeast(Duration.ofMillis(1));
    }

    public static ScalarType<Duration> atLeast(Duration least) {
        return ScalarType.text(
                        "duration",
                        Map.of("type", "string", "pattern", "^" + PATTERN + "$"),
                        text -> {
                            Duration value = parse(text);
                            if (value.compareTo(least) < 0) {
                                throw new OutOfRange(
                                        text + " is shorter than " + format(least) + ", the least allowed");
                            }
                            return value;
                        },
                        Durations::format)
                .suchAs("30s or 5m");
    }

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if it is none
     * @throws OutOfRange if it is longer than ten years
     */
    public static Duration parse(String text) {
        if (text.length() > 100 || !WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + Excerpt.of(text)
                    + "\" is no duration: write a number and a unit (ms, s, m, h, d, w), such as 30s, 5m or 1h30m");
        }
        BigInteger millis = BigInteger.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            Duration unit = UNITS.getOrDefault(part.group(2), Duration.ZERO);
            millis = millis.add(new BigInteger(part.group(1)).multiply(BigInteger.valueOf(unit.toMillis())));
        }
        if (millis.compareTo(BigInteger.valueOf(LONGEST.toMillis())) > 0) {
            throw new OutOfRange(text + " is longer than ten years, the most allowed");
        }
        return Duration.ofMillis(millis.longValueExact());
    }

    /** The shortest text that {@link #parse} reads as the same duration. */
    public static String format(Duration duration) {
        StringBuilder text = new StringBuilder();
        long rest = duration.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s", "ms"}) {
            long length = UNITS.getOrDefault(unit, Duration.ZERO).toMillis();
            if (rest >= length) {
                text.append(rest / length).append(unit);
                rest %= length;
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static Map<String, Duration> units() {
        Map<String, Duration> units = new LinkedHashMap<>();
        units.put("ms", Duration.ofMillis(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("m", Duration.ofMinutes(1));
        units.put("h", Duration.ofHours(1));
        units.put("d", Duration.ofDays(1));
        units.put("w", Duration.ofDays(7));
        return units;
    }
}
