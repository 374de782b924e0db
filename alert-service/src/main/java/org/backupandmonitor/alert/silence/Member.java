package org.backupandmonitor.alert.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.jspecify.annotations.Nullable;

/**
 * A component that was heard at least once, and is expected to be heard again unless it left. Immutable.
 *
 * @param location of a probe; null for the others
 * @param startedAt when its process began, by its newest heartbeat
 * @param lastHeard when it was last heard, by our clock
 * @param interval when its next heartbeat follows
 * @param left whether it ended as it was told to
 * @param kinds what it can run; empty if it did not say
 */
public record Member(
        String instance,
        Component component,
        @Nullable String location,
        Instant startedAt,
        Instant lastHeard,
        Duration interval,
        boolean left,
        List<String> kinds) {

    /** Missing so many heartbeats makes a component silent. */
    static final int MISSED = 3;

    /** Over a restart it is remembered when it was last heard, no more precisely than this. */
    public static final Duration REMEMBERED_EVERY = Duration.ofMinutes(1);

    /** A process that says it beats a thousand times a second is not silent after three milliseconds. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /** Nor is one that says it beats once in a thousand years heard for as long. */
    private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

    public Member {
        kinds = List.copyOf(kinds);
    }

    static Member heard(Heartbeat heartbeat, Instant now) {
        return new Member(
                heartbeat.instance(),
                heartbeat.component(),
                heartbeat.location(),
                heartbeat.startedAt(),
                now,
                bounded(heartbeat.interval()),
                heartbeat.leaving(),
                heartbeat.kinds());
    }

    /** The same, heard at that time at the latest. */
    Member heardAtLatest(Instant at) {
        return lastHeard.isAfter(at)
                ? new Member(instance, component, location, startedAt, at, interval, left, kinds)
                : this;
    }

    private static Duration bounded(Duration interval) {
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            return SHORTEST_INTERVAL;
        }
        return interval.compareTo(LONGEST_INTERVAL) > 0 ? LONGEST_INTERVAL : interval;
    }

    public boolean isProbe() {
        return component == Component.PROBE;
    }

    /** From when on it counts as silent if nothing is heard. */
    Instant silentFrom() {
        // Duration's own multiplication takes decimals of any size, which is slow for what is asked so often.
        return lastHeard.plusNanos(interval.toNanos() * MISSED);
    }

    boolean isLive(Instant now) {
        return !left && now.isBefore(silentFrom());
    }

    /** As people call it. */
    public String title() {
        String kind = component.name().toLowerCase(Locale.ROOT);
        String name = component == Component.STATUS ? "status-ui" : kind + "-service";
        return isProbe() ? "probe " + instance + " in " + location : name + " " + instance;
    }
}
