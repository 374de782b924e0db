package org.backupandmonitor.contracts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time as people read them in reasons, messages and pages. */
public final class Times {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** To the second, with the zone: {@code 2026-11-26 16:12:45 UTC}. */
    public static String utc(Instant at) {
        try {
            return UTC.format(at);
        } catch (DateTimeException e) {
            // An event may bring a time that no calendar has a year for.
            return at.toString();
        }
    }
}
