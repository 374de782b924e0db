package org.backupandmonitor.contracts.backup;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When a backup runs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Schedule.Every.class, name = "every"),
    @JsonSubTypes.Type(value = Schedule.Cron.class, name = "cron")
})
public sealed interface Schedule {

    /** As people read it. */
    String text();

    /** At a fixed interval, counted from the start of the run before. */
    record Every(Duration interval) implements Schedule {

        public Every {
            if (interval.isZero() || interval.isNegative()) {
                throw new IllegalArgumentException("a schedule's interval must be longer than nothing");
            }
        }

        @Override
        public String text() {
            return "every " + interval.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * By a Unix cron expression of five fields.
     *
     * @param zone the wall clock it follows; UTC unless said otherwise
     */
    record Cron(String expression, ZoneId zone) implements Schedule {

        public Cron(String expression, @Nullable ZoneId zone) {
            this.expression = expression;
            this.zone = zone == null ? ZoneId.of("UTC") : zone;
        }

        @Override
        public String text() {
            return expression + " " + zone;
        }
    }
}
