package org.backupandmonitor.manifest.maintenance;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.schedule.Cron;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Excerpt;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ListType;
import org.backupandmonitor.manifest.language.OutOfRange;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.language.ScalarType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.language.Values;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.source.Table;
import org.backupandmonitor.manifest.values.Durations;
import org.backupandmonitor.manifest.values.Schedules;
import org.backupandmonitor.manifest.values.Texts;
import org.jspecify.annotations.Nullable;

/** {@code maintenance}: windows with dates, by weekday, or by cron. */
public final class MaintenanceKeys {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final Key<LocalDateTime> FROM = Key.optional(
                    "from",
                    dateTime(),
                    "2026-12-24T22:00",
                    "When a window that comes once opens, by the clock of the zone.")
            .alsoCalled("start", "starts", "begin");
    private static final Key<LocalDateTime> UNTIL = Key.optional(
                    "until", dateTime(), "2026-12-25T04:00", "When it closes.")
            .alsoCalled("to", "end", "ends");
    private static final Key<List<String>> DAYS_KEY = Key.optional(
                    "days",
                    ListType.orOne(Types.oneOf(DAYS.toArray(String[]::new))),
                    "[sat, sun]",
                    "The weekdays on which a window opens each week.")
            .alsoCalled("day", "weekdays", "weekday");
    private static final Key<LocalTime> AT = Key.optional(
                    "at",
                    time(),
                    "\"02:00\"",
                    "The time of day at which it opens on these days, by the clock of the zone.")
            .alsoCalled("time");
    private static final Key<String> CRON = Key.optional(
            "cron",
            Schedules.cron(),
            "\"0 2 1 * *\"",
            "Opens it by a cron expression instead, by the clock of the zone.");
    private static final Key<Duration> LASTS = Key.optional(
                    "for",
                    Durations.atLeast(Duration.ofMinutes(1)),
                    "2h",
                    "How long a window that comes again stays open.")
            .alsoCalled("duration", "lasts");
    private static final Key<ZoneId> ZONE = Key.optional(
                    "zone", Texts.zone(), "Europe/Berlin", "The time zone whose wall clock all this follows.")
            .or(UTC)
            .alsoCalled("timezone", "time-zone", "tz");
    private static final Key<String> REASON =
            Key.optional("reason", Types.text(), "updates", "Why, for whoever looks at a screen.");

    private static final Shape<Window> SHAPE = Shape.<Window>of("maintenance window")
            .key(FROM, Window::from)
            .key(UNTIL, Window::until)
            .key(DAYS_KEY, window -> window.days().isEmpty() ? null : window.days())
            .key(AT, Window::at)
            .key(CRON, Window::cron)
            .key(LASTS, Window::lasts)
            .key(ZONE, Window::zone)
            .key(REASON, Window::reason)
            .rule(MaintenanceKeys::refuseMixtures)
            .rule(MaintenanceKeys::doubtOpenings)
            .build(MaintenanceKeys::build);

    private MaintenanceKeys() {}

    /**
     * A window as a manifest says it: {@code from} and {@code until}, or {@code days} and {@code at}, or {@code cron}.
     *
     * @param lasts null with {@code from}
     */
    public record Window(
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime until,
            List<String> days,
            @Nullable LocalTime at,
            @Nullable String cron,
            @Nullable Duration lasts,
            ZoneId zone,
            @Nullable String reason) {

        public Window {
            days = List.copyOf(days);
            boolean once = from != null && until != null;
            boolean again = lasts != null && (cron != null || at != null && !days.isEmpty());
            if (once == again) {
                throw new IllegalArgumentException(
                        "a maintenance window needs from and until, or days, at and for, or cron and for");
            }
        }

        /**
         * As it goes to the services.
         *
         * @throws IllegalArgumentException if it can't be, with a sentence for people
         */
        public MaintenanceWindow window() {
            if (from != null && until != null) {
                return new MaintenanceWindow.Once(
                        from.atZone(zone).toInstant(), until.atZone(zone).toInstant(), reason);
            }
            if (lasts == null) {
                throw new IllegalArgumentException("a maintenance window that comes again needs for");
            }
            String opens = cron == null && at != null ? weekly(days, at) : String.valueOf(cron);
            return new MaintenanceWindow.Recurring(opens, lasts, zone, reason);
        }
    }

    /** @param doc whose windows these are */
    public static Key<List<Window>> maintenance(String doc) {
        return Key.optional(
                        "maintenance",
                        ListType.of(SHAPE),
                        "[{ days: [sat, sun], at: \"02:00\", for: 2h, zone: Europe/Berlin, reason: updates }]",
                        doc)
                .alsoCalled("maintenance-windows", "downtime", "silences");
    }

    private static Window build(Values values) {
        List<String> days = values.find(DAYS_KEY);
        Window window = new Window(
                values.find(FROM),
                values.find(UNTIL),
                days == null ? List.of() : days,
                values.find(AT),
                values.find(CRON),
                values.find(LASTS),
                values.get(ZONE),
                values.find(REASON));
        window.window();
        return window;
    }

    private static void refuseMixtures(Values values, Table table, Reading reading) {
        boolean once = has(table, FROM) || has(table, UNTIL);
        boolean weekly = has(table, DAYS_KEY) || has(table, AT);
        boolean cron = has(table, CRON);
        if ((once ? 1 : 0) + (weekly ? 1 : 0) + (cron ? 1 : 0) > 1 || once && has(table, LASTS)) {
            reading.report(
                    Code.CONTRADICTION,
                    table.span(),
                    "a maintenance window has from and until, or days, at and for, or cron and for; this one mixes them: make a window of each");
        }
    }

    private static void doubtOpenings(Values values, Table table, Reading reading) {
        String cron = values.find(CRON);
        List<String> days = values.find(DAYS_KEY);
        LocalTime at = values.find(AT);
        Duration lasts = values.find(LASTS);
        if (cron != null && !Cron.parse(cron).everFires()) {
            reading.at(CRON.name())
                    .report(
                            Code.CRON_NEVER_FIRES,
                            span(table, CRON),
                            "\"" + cron
                                    + "\" names a date that does not exist, so the window never opens: correct day or month");
        } else if (cron != null && lasts != null) {
            doubtClosing(cron, lasts, table, reading);
        } else if (days != null && !days.isEmpty() && at != null && lasts != null) {
            doubtClosing(weekly(days, at), lasts, table, reading);
        }
    }

    private static void doubtClosing(String opens, Duration lasts, Table table, Reading reading) {
        Duration pause = Cron.parse(opens).longestPause().orElseThrow();
        // What is longer than allowed is an error already.
        if (pause.compareTo(lasts) <= 0 && lasts.compareTo(MaintenanceWindow.Recurring.LONGEST) <= 0) {
            reading.at(LASTS.name())
                    .report(
                            Code.WINDOW_NEVER_CLOSES,
                            span(table, LASTS),
                            "the window opens again at the latest after " + Durations.format(pause)
                                    + " and stays open for " + Durations.format(lasts)
                                    + ", so it never closes and nobody is ever told: make for shorter, or use paused");
        }
    }

    private static String weekly(List<String> days, LocalTime at) {
        return at.getMinute() + " " + at.getHour() + " * * " + String.join(",", days);
    }

    private static Span span(Table table, Key<?> key) {
        return table.find(key.name()).map(entry -> entry.value().span()).orElse(table.span());
    }

    private static boolean has(Table table, Key<?> key) {
        return table.find(key.name()).isPresent();
    }

    private static Type<LocalDateTime> dateTime() {
        return ScalarType.text(
                        "date and time",
                        Map.of("type", "string", "pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$"),
                        text -> {
                            if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")) {
                                throw new IllegalArgumentException(
                                        "\"" + Excerpt.of(text)
                                                + "\" is no date and time: write it as 2026-12-24T22:00, and the zone under zone");
                            }
                            try {
                                return LocalDateTime.parse(text, MINUTE);
                            } catch (DateTimeParseException e) {
                                throw new OutOfRange("\"" + text + "\" is not in the calendar");
                            }
                        },
                        MINUTE::format)
                .suchAs("2026-12-24T22:00");
    }

    private static Type<LocalTime> time() {
        return ScalarType.text(
                        "time of day",
                        Map.of("type", "string", "pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$"),
                        text -> {
                            if (!text.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
                                throw new IllegalArgumentException(
                                        "\"" + Excerpt.of(text) + "\" is no time of day: write it as \"02:00\"");
                            }
                            return LocalTime.parse(text);
                        },
                        LocalTime::toString)
                .suchAs("\"02:00\"");
    }
}
