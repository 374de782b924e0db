package org.backupandmonitor.probe.check;

import java.time.Duration;

/** Durations as people read them. */
public final class Durations {

    private Durations() {}

    /** {@code 250 ms}, {@code 1.5 s}, {@code 90 s}, {@code 3 h}, {@code 14 days}; always positive. */
    public static String text(Duration duration) {
        Duration length = duration.abs();
        long millis = length.toMillis();
        if (millis < 1_000) {
            return millis == 0 ? "less than 1 ms" : millis + " ms";
        }
        if (millis < 10_000 && millis % 1_000 != 0) {
            long tenths = Math.round(millis / 100.0);
            return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
        }
        if (length.toSeconds() <= 120) {
            return length.toSeconds() + " s";
        }
        if (length.toMinutes() <= 120) {
            return length.toMinutes() + " min";
        }
        return length.toHours() < 48 ? length.toHours() + " h" : length.toDays() + " days";
    }
}
