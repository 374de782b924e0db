package org.backupandmonitor.contracts.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A time in which a problem is expected: it is recorded, and nobody is told. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MaintenanceWindow.Once.class, name = "once"),
    @JsonSubTypes.Type(value = MaintenanceWindow.Recurring.class, name = "recurring")
})
public sealed interface MaintenanceWindow {

    /** Why, as people read it; null if nobody said. */
    @Nullable
    String reason();

    /** When the window that is open at that time ends; empty if none is open. */
    Optional<Instant> openUntil(Instant time);

    /**
     * A window that is open.
     *
     * @param until when it ends
     * @param reason why, as people read it; null if nobody said
     */
    record Opening(Instant until, @Nullable String reason) {}

    /** Of the windows that are open at that time the one that ends last; empty if none is open. */
    static Optional<Opening> open(Collection<MaintenanceWindow> windows, Instant time) {
        return windows.stream()
                .flatMap(window -> window.openUntil(time).map(until -> new Opening(until, window.reason())).stream())
                .max(Comparator.comparing(Opening::until));
    }

    /**
     * From one time to another.
     *
     * @param end behind the window
     */
    record Once(Instant start, Instant end, @Nullable String reason) implements MaintenanceWindow {

        public Once {
            if (!end.isAfter(start)) {
                throw new IllegalArgumentException("a maintenance window must end after it starts");
            }
        }

        @Override
        public Optional<Instant> openUntil(Instant time) {
            return time.isBefore(start) || !time.isBefore(end) ? Optional.empty() : Optional.of(end);
        }
    }

    /**
     * Again and again.
     *
     * @param cron when one opens, by the wall clock of the zone, as {@link CronTimes} says for days on which it is changed
     * @param lasts how long one is open, in time that passes, also on such days; at most {@link #LONGEST}
     */
    record Recurring(
            String cron,
            Duration lasts,
            ZoneId zone,
            @Nullable String reason) implements MaintenanceWindow {

        /** How long one may be open. */
        public static final Duration LONGEST = Duration.ofDays(7);

        /** The least time between two moments that a cron expression names. */
        private static final Duration BETWEEN_TWO = Duration.ofMinutes(1);

        public Recurring {
            Cron.parse(cron);
            if (lasts.isZero() || lasts.isNegative() || lasts.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a maintenance window lasts up to 7 days");
            }
        }

        @Override
        public Optional<Instant> openUntil(Instant time) {
            CronTimes opens = new CronTimes(cron, zone);
            // Windows may overlap; the one that opened last ends last.
            Instant last = nextAfter(opens, time.minus(lasts));
            if (last.isAfter(time)) {
                return Optional.empty();
            }
            // By halves, since it may have opened each minute of a week. None opened after `end` until the time asked
            // for.
            Instant end = time;
            while (Duration.between(last, end).compareTo(BETWEEN_TWO) >= 0) {
                Instant middle = last.plus(Duration.between(last, end).dividedBy(2));
                Instant next = nextAfter(opens, middle);
                if (next.isAfter(time)) {
                    end = middle;
                } else {
                    last = next;
                }
            }
            return Optional.of(last.plus(lasts));
        }

        private static Instant nextAfter(CronTimes opens, Instant time) {
            return opens.after(time).orElse(Instant.MAX);
        }
    }
}
