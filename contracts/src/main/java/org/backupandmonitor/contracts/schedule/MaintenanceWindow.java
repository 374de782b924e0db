package org.backupandmonitor.contracts.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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
     * @param cron when one opens, by the wall clock of the zone, as {@link Cron#next} says for days on which it is changed
     * @param lasts how long one is open, in time that passes, also on such days; at most 7 days
     */
    record Recurring(
            String cron,
            Duration lasts,
            ZoneId zone,
            @Nullable String reason) implements MaintenanceWindow {

        public Recurring {
            Cron.parse(cron);
            if (lasts.isZero() || lasts.isNegative() || lasts.compareTo(Duration.ofDays(7)) > 0) {
                throw new IllegalArgumentException("a maintenance window lasts up to 7 days");
            }
        }

        @Override
        public Optional<Instant> openUntil(Instant time) {
            Cron opens = Cron.parse(cron);
            Optional<Instant> until = Optional.empty();
            // Windows may overlap; the one that opened last ends last.
            Optional<ZonedDateTime> opened = opens.next(time.minus(lasts).atZone(zone));
            while (opened.isPresent() && !opened.get().toInstant().isAfter(time)) {
                until = opened.map(start -> start.toInstant().plus(lasts));
                opened = opens.next(opened.get());
            }
            return until;
        }
    }
}
