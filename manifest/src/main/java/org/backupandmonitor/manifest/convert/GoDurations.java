package org.backupandmonitor.manifest.convert;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.text.Commented;
import org.backupandmonitor.manifest.values.Durations;

/** Durations as tools written in Go have them: like ours, with fractions, and with years in Prometheus. */
final class GoDurations {

    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(h|ms|m|s|d|w|y)");
    private static final Map<String, Double> SECONDS =
            Map.of("y", 31_536_000d, "w", 604_800d, "d", 86_400d, "h", 3_600d, "m", 60d, "s", 1d, "ms", 0.001);

    private GoDurations() {}

    /** Puts what the other tool has under its key; where that is no duration, a TODO says so. */
    static void put(In from, String key, Commented into, String as) {
        from.text(key).ifPresent(text -> put(text, key, into, as));
    }

    static void put(String text, String key, Commented into, String as) {
        toManifest(text)
                .ifPresentOrElse(
                        duration -> into.put(as, duration),
                        () -> into.comment(
                                "name",
                                "TODO " + key + " " + text + " can't be said: " + as + " is left to its default"));
    }

    /** The same as a manifest writes it; empty for what is none, or none at all. */
    static Optional<String> toManifest(String text) {
        return of(text).map(Durations::format);
    }

    /** Empty for what is none, or none at all. */
    static Optional<Duration> of(String text) {
        double seconds = 0;
        int end = 0;
        Matcher part = PART.matcher(text);
        while (part.find() && part.start() == end) {
            end = part.end();
            seconds += Double.parseDouble(part.group(1)) * SECONDS.getOrDefault(part.group(2), 0d);
        }
        Duration duration = Duration.ofMillis(Math.round(seconds * 1_000));
        return end != text.length() || duration.isZero() ? Optional.empty() : Optional.of(duration);
    }
}
