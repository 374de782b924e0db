package org.backupandmonitor.manifest.convert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.schedule.Cron;
import org.jspecify.annotations.Nullable;

/** Calendar events of systemd ({@code Mon..Fri *-*-* 02:30:00}) as cron. */
final class CalendarEvents {

    private static final Map<String, String> NAMED = Map.of(
            "minutely", "* * * * *",
            "hourly", "0 * * * *",
            "daily", "0 0 * * *",
            "weekly", "0 0 * * MON",
            "monthly", "0 0 1 * *",
            "quarterly", "0 0 1 1,4,7,10 *",
            "semiannually", "0 0 1 1,7 *",
            "yearly", "0 0 1 1 *",
            "annually", "0 0 1 1 *");

    private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*";
    private static final String NUMBERS = "[0-9*,./]+";
    private static final Pattern EVENT = Pattern.compile("(?i)(?:(" + DAY + "(?:(?:\\.\\.|,)" + DAY + ")*),? *)?"
            + "(?:\\*-(" + NUMBERS + ")-(" + NUMBERS + ") *)?(?:(" + NUMBERS + "):(" + NUMBERS + ")(?::0{1,2})?)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");
    private static final Pattern PART = Pattern.compile("(\\*|[0-9]{1,2})(?:\\.\\.([0-9]{1,2}))?(?:/([0-9]{1,2}))?");

    private CalendarEvents() {}

    /** One cron expression for all of them; empty if there is none. */
    static Optional<String> cron(List<String> events) {
        List<Optional<String>> each =
                events.stream().map(CalendarEvents::cron).distinct().toList();
        if (each.isEmpty() || each.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<String[]> fields =
                each.stream().map(one -> one.orElseThrow().split(" ")).toList();
        String[] joined = fields.get(0).clone();
        int different = 0;
        for (int i = 0; i < joined.length; i++) {
            int field = i;
            List<String> values =
                    fields.stream().map(one -> one[field]).distinct().toList();
            joined[i] = String.join(",", values);
            different += values.size() > 1 ? 1 : 0;
        }
        // In more than one field, a list would also stand for mixtures of the events.
        return different > 1
                ? Optional.empty()
                : Optional.of(String.join(" ", joined)).filter(CalendarEvents::isCron);
    }

    /** Whether its numbers are any that a clock or calendar shows: an event may say hour 25 or day 0, and never comes. */
    private static boolean isCron(String text) {
        try {
            Cron.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<String> cron(String event) {
        String named = NAMED.get(event.strip().toLowerCase(Locale.ROOT));
        if (named != null) {
            return Optional.of(named);
        }
        String text = event.strip();
        Matcher minutes = Pattern.compile("\\*:(" + NUMBERS + ")(?::0{1,2})?").matcher(text);
        if (minutes.matches()) {
            return field(minutes.group(1)).map(minute -> minute + " * * * *");
        }
        Matcher matcher = EVENT.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> month = field(orElse(matcher.group(2), "*"));
        Optional<String> day = field(orElse(matcher.group(3), "*"));
        Optional<String> hour = field(orElse(matcher.group(4), "0"));
        Optional<String> minute = field(orElse(matcher.group(5), "0"));
        String weekday = weekday(orElse(matcher.group(1), "*"));
        boolean both =
                !weekday.equals("*") && day.filter(each -> !each.equals("*")).isPresent();
        // Where both are said, systemd wants both, and cron is content with either.
        if (both || month.isEmpty() || day.isEmpty() || hour.isEmpty() || minute.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.join(" ", minute.get(), hour.get(), day.get(), month.get(), weekday));
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }

    private static String weekday(String days) {
        return Arrays.stream(days.split(","))
                .map(part -> Arrays.stream(part.split("\\.\\."))
                        .map(day -> day.substring(0, Math.min(3, day.length())).toUpperCase(Locale.ROOT))
                        .collect(Collectors.joining("-")))
                .collect(Collectors.joining(","));
    }

    private static Optional<String> field(String text) {
        StringBuilder cron = new StringBuilder();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String from = number(matcher.group(1));
            String to = matcher.group(2) == null ? "" : "-" + number(matcher.group(2));
            String step = matcher.group(3) == null ? "" : "/" + number(matcher.group(3));
            cron.append(cron.isEmpty() ? "" : ",")
                    .append(!step.isEmpty() && to.isEmpty() && from.equals("0") ? "*" : from)
                    .append(to)
                    .append(step);
        }
        // A single number with a step runs on to the end for systemd, which cron has no common form for.
        return cron.toString().matches("(.*,)?[0-9]+/.*") ? Optional.empty() : Optional.of(cron.toString());
    }

    private static String number(String text) {
        return NUMBER.matcher(text).matches() ? String.valueOf(Integer.parseInt(text)) : text;
    }
}
