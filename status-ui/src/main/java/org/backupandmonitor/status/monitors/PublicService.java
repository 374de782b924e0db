package org.backupandmonitor.status.monitors;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;
import org.backupandmonitor.status.uptime.Period;
import org.backupandmonitor.status.uptime.Uptime;

/**
 * A monitor as the public sees it: its name, its status, and one bar per day. Neither targets nor reasons, which may say
 * more than the public should know.
 *
 * @param days oldest first
 */
public record PublicService(String name, Status status, List<Day> days, String uptime) {

    static final int DAYS = 90;

    public PublicService {
        days = List.copyOf(days);
    }

    /** One day; {@code x} is where its bar stands. */
    public record Day(int x, Tone tone, String tip) {

        private static final int WHOLE = 32;
        private static final int LOW = 10;

        /** Of a day that nobody saw there is little to show. */
        public int height() {
            return tone == Tone.OFF ? LOW : WHOLE;
        }

        public int y() {
            return WHOLE - height();
        }
    }

    public Tone tone() {
        return Tone.of(status);
    }

    /** Whether it was ever seen, so that there is an uptime to tell. */
    public boolean seen() {
        return uptime.endsWith("%");
    }

    /** @param periods of the last {@value #DAYS} days at least */
    static PublicService of(String name, Status status, List<Period> periods, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            Instant begin = today.minus(Duration.ofDays(DAYS - 1L - i));
            Instant end = begin.plus(Duration.ofDays(1));
            Uptime uptime = Uptime.of(cut(periods, begin, end.isBefore(now) ? end : now));
            days.add(new Day(i * 8, tone(uptime), Texts.utc(begin).substring(0, 10) + ": " + words(uptime)));
        }
        return new PublicService(name, status, days, Uptime.of(periods).text());
    }

    private static List<Period> cut(List<Period> periods, Instant from, Instant to) {
        List<Period> within = new ArrayList<>();
        for (Period period : periods) {
            Instant begin = period.from().isAfter(from) ? period.from() : from;
            Instant end = period.to().isBefore(to) ? period.to() : to;
            if (begin.isBefore(end)) {
                within.add(new Period(begin, end, period.status()));
            }
        }
        return within;
    }

    private static Tone tone(Uptime day) {
        if (day.seen().isZero()) {
            return Tone.OFF;
        }
        if (day.length(Status.DOWN).compareTo(Duration.ofMinutes(1)) >= 0) {
            return Tone.BAD;
        }
        return day.length(Status.DEGRADED).compareTo(Duration.ofMinutes(1)) >= 0 ? Tone.WARN : Tone.GOOD;
    }

    private static String words(Uptime day) {
        if (day.seen().isZero()) {
            return "not seen";
        }
        String down = day.length(Status.DOWN).isZero() ? "" : ", down for " + Texts.duration(day.length(Status.DOWN));
        return day.text() + " up" + down;
    }
}
