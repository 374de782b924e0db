package org.backupandmonitor.contracts.schedule;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Optional;

/**
 * A Unix cron expression of five fields: minute, hour, day of the month, month, weekday.
 *
 * <p>Where both day of the month and weekday are restricted, either is enough, as in crontab(5).
 */
public final class Cron {

    /** February 29th comes again after at most eight years (1896 to 1904), and every weekday with it after forty. */
    private static final int YEARS = 41;

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean eitherDay;

    private Cron(String[] fields) {
        minutes = CronField.MINUTE.parse(fields[0]);
        hours = CronField.HOUR.parse(fields[1]);
        days = CronField.DAY.parse(fields[2]);
        months = CronField.MONTH.parse(fields[3]);
        weekdays = CronField.WEEKDAY.parse(fields[4]);
        eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it is none; the message names the field and what may stand there
     */
    public static Cron parse(String expression) {
        String[] fields = expression.strip().split("\\s+");
        if (fields.length != 5) {
            throw new IllegalArgumentException(
                    "a cron expression has five fields (minute hour day month weekday), and \"" + expression + "\" has "
                            + fields.length);
        }
        return new Cron(fields);
    }

    /** Whether there is a day at all on which it fires: not so for February 30th. */
    public boolean everFires() {
        return next(LocalDateTime.of(2000, 1, 1, 0, 0)).isPresent();
    }

    /** Whether it fires on that day. */
    public boolean firesOn(LocalDate date) {
        if (!months.get(date.getMonthValue())) {
            return false;
        }
        boolean day = days.get(date.getDayOfMonth());
        boolean weekday = weekdays.get(date.getDayOfWeek().getValue() % 7);
        return eitherDay ? day || weekday : day && weekday;
    }

    /** The longest time between two times in a row, on a clock that is never changed; empty if it never fires. */
    public Optional<Duration> longestPause() {
        Optional<LocalDate> first = nextDay(LocalDate.of(2000, 1, 1));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        long days = 1;
        LocalDate day = first.get();
        for (LocalDate last = day.plusYears(YEARS); day.isBefore(last); ) {
            LocalDate next = nextDay(day.plusDays(1)).orElse(last);
            days = Math.max(days, ChronoUnit.DAYS.between(day, next));
            day = next;
        }
        LocalTime earliest = timeFrom(LocalTime.MIN).orElseThrow();
        LocalTime latest = earliest;
        Duration longest = Duration.ZERO;
        for (Optional<LocalTime> time = after(latest); time.isPresent(); time = after(latest)) {
            longest = longer(longest, Duration.between(latest, time.get()));
            latest = time.get();
        }
        return Optional.of(longer(longest, Duration.ofDays(days).minus(Duration.between(earliest, latest))));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** The first time after the given one on a clock that is never changed; {@link CronTimes} knows real ones. */
    Optional<LocalDateTime> next(LocalDateTime after) {
        LocalDateTime start = after.plusMinutes(1).withSecond(0).withNano(0);
        LocalDate date = start.toLocalDate();
        Optional<LocalTime> today = firesOn(date) ? timeFrom(start.toLocalTime()) : Optional.empty();
        if (today.isPresent()) {
            return today.map(date::atTime);
        }
        return nextDay(date.plusDays(1)).flatMap(day -> timeFrom(LocalTime.MIN).map(day::atTime));
    }

    private Optional<LocalDate> nextDay(LocalDate start) {
        LocalDate last = start.plusYears(YEARS);
        for (LocalDate day = start; day.isBefore(last); day = nextCandidate(day)) {
            if (firesOn(day)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private LocalDate nextCandidate(LocalDate day) {
        return months.get(day.getMonthValue())
                ? day.plusDays(1)
                : day.withDayOfMonth(1).plusMonths(1);
    }

    private Optional<LocalTime> after(LocalTime time) {
        return time.equals(LAST_MINUTE) ? Optional.empty() : timeFrom(time.plusMinutes(1));
    }

    private Optional<LocalTime> timeFrom(LocalTime start) {
        int hour = hours.nextSetBit(start.getHour());
        if (hour < 0) {
            return Optional.empty();
        }
        int minute = minutes.nextSetBit(hour == start.getHour() ? start.getMinute() : 0);
        if (minute < 0) {
            hour = hours.nextSetBit(hour + 1);
            minute = minutes.nextSetBit(0);
        }
        return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
    }
}
