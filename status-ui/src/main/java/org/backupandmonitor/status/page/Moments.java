package org.backupandmonitor.status.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a list that goes back in time is looked into. */
public final class Moments {

    /** Clocks of other machines may be ahead of ours: what they call now must not be left out of the first page. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private Moments() {}

    /** @param before as it came in an address; nothing, or nonsense, means from the newest on */
    public static Instant parse(@Nullable String before, Instant now) {
        if (before == null || before.isEmpty()) {
            return now.plus(AHEAD);
        }
        try {
            return Instant.parse(before);
        } catch (DateTimeException e) {
            return now.plus(AHEAD);
        }
    }
}
