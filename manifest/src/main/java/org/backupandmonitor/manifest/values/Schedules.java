package org.backupandmonitor.manifest.values;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.schedule.Cron;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.OutOfRange;
import org.backupandmonitor.manifest.language.ScalarType;
import org.backupandmonitor.manifest.language.Type;

/** When a backup runs: {@code every 6h}, or a cron expression of five fields. */
public final class Schedules {

    private static final String FIELD = "[0-9A-Za-z*,/-]+";
    private static final String CRON = FIELD + "( +" + FIELD + "){4}";
    private static final ZoneId UTC = ZoneId.of("UTC");

    private Schedules() {}

    /** A schedule; a cron expression is in UTC until a zone is given to it. */
    public static Type<Schedule> schedule() {
        return ScalarType.text(
                        "schedule",
                        Map.of("type", "string", "pattern", "^(every +" + Durations.PATTERN + "|" + CRON + ")$"),
                        Schedules::parse,
                        Schedules::format)
                .suchAs("\"0 2 * * *\" or every 6h");
    }

    /** A cron expression alone. */
    public static Type<String> cron() {
        return ScalarType.text(
                        "cron expression",
                        Map.of("type", "string", "pattern", "^" + CRON + "$"),
                        Schedules::checkedCron,
                        text -> text)
                .suchAs("\"0 2 * * *\"");
    }

    private static Schedule parse(String text) {
        if (text.startsWith("every ")) {
            Duration interval = Durations.parse(text.replaceFirst("^every +", ""));
            if (interval.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new OutOfRange(
                        "every " + Durations.format(interval) + " is too often: a backup needs at least a minute");
            }
            return new Schedule.Every(interval);
        }
        if (!text.matches(CRON)) {
            throw new IllegalArgumentException(
                    "\"" + Excerpt.of(text)
                            + "\" is no schedule: write every 6h, or five cron fields (minute hour day month weekday) as in \"0 2 * * *\"");
        }
        return new Schedule.Cron(checkedCron(text), UTC);
    }

    private static String checkedCron(String text) {
        if (!text.matches(CRON)) {
            throw new IllegalArgumentException("\"" + Excerpt.of(text)
                    + "\" is no cron expression: write five fields (minute hour day month weekday)");
        }
        try {
            Cron.parse(text);
        } catch (IllegalArgumentException e) {
            throw new OutOfRange(String.valueOf(e.getMessage()));
        }
        return text;
    }

    private static String format(Schedule schedule) {
        if (schedule instanceof Schedule.Every every) {
            return "every " + Durations.format(every.interval());
        }
        return ((Schedule.Cron) schedule).expression();
    }
}
