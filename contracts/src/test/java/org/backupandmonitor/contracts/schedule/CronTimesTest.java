package org.backupandmonitor.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CronTimesTest {

    @ParameterizedTest(name = "{0} in {1} after {2} is {3}")
    @CsvSource({
        "0 2 * * *,     UTC,              2026-11-01T01:59:59Z, 2026-11-01T02:00:00Z",
        "0 2 * * *,     UTC,              2026-11-01T02:00:00Z, 2026-11-02T02:00:00Z",
        "0 2 * * *,     Europe/Berlin,    2026-11-01T12:00:00Z, 2026-11-02T01:00:00Z",
        "0 2 * * *,     Europe/Berlin,    2026-07-01T12:00:00Z, 2026-07-02T00:00:00Z",
        "'*/15 * * * *',UTC,              2026-11-01T00:01:00Z, 2026-11-01T00:15:00Z",
        "0 0 29 2 *,    UTC,              2026-11-01T00:00:00Z, 2028-02-29T00:00:00Z",
        "30 4 * * 0,    UTC,              2026-11-02T00:00:00Z, 2026-11-08T04:30:00Z",
        "30 4 * * 7,    UTC,              2026-11-02T00:00:00Z, 2026-11-08T04:30:00Z",
        "'0 0 13 * 5',  UTC,              2026-11-01T00:00:00Z, 2026-11-06T00:00:00Z",
        // Spring forward: 02:00 to 03:00 is skipped in Berlin on 2026-03-29; the job runs as the clock jumps.
        "30 2 * * *,    Europe/Berlin,    2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "30 2 * * *,    Europe/Berlin,    2026-03-29T01:00:00Z, 2026-03-30T00:30:00Z",
        "'30 * * * *',  Europe/Berlin,    2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z",
        // Fall back: 02:00 to 03:00 comes twice in Berlin on 2026-10-25; a fixed hour runs the first time only.
        "30 2 * * *,    Europe/Berlin,    2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z",
        "30 2 * * *,    Europe/Berlin,    2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "30 2 * * *,    Europe/Berlin,    2026-10-25T01:00:00Z, 2026-10-26T01:30:00Z",
        "'30 * * * *',  Europe/Berlin,    2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
        // Whatever a manifest may say has a time.
        "0 2 * * MON-FRI, UTC,            2026-11-01T00:00:00Z, 2026-11-02T02:00:00Z",
        "5/20 * * jan *,  UTC,            2026-11-01T00:00:00Z, 2027-01-01T00:05:00Z",
        "'0 2 * * 5-7',   UTC,            2026-11-01T03:00:00Z, 2026-11-06T02:00:00Z",
        // Half an hour only, in Lord Howe.
        "15 2 * * *,    Australia/Lord_Howe, 2026-10-03T15:00:00Z, 2026-10-03T15:30:00Z",
        // Samoa skipped the whole of 2011-12-30.
        "0 12 30 12 *,  Pacific/Apia,     2011-12-30T00:00:00Z, 2011-12-30T10:00:00Z"
    })
    void next_time(String expression, String zone, Instant after, Instant expected) {
        assertThat(new CronTimes(expression, ZoneId.of(zone)).after(after)).contains(expected);
    }

    static Stream<Arguments> zones_and_expressions() {
        return Stream.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC", "America/Sao_Paulo")
                .flatMap(zone -> Stream.of(
                                "0 2 * * *",
                                "30 2 * * *",
                                "*/10 * * * *",
                                "15 * * * *",
                                "0 0 * * 1",
                                "59 1,2,3 1-7 * *")
                        .map(expression -> Arguments.of(expression, zone)));
    }

    /** Walks real time minute by minute as cron does, and compares at random moments around changes of the clock. */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("zones_and_expressions")
    void agrees_with_a_clock_that_is_watched_minute_by_minute(String expression, String zone) {
        ZoneId id = ZoneId.of(zone);
        CronTimes times = new CronTimes(expression, id);
        WatchedClock clock = new WatchedClock(expression, id);
        Random random = new Random(expression.hashCode() * 31L + zone.hashCode());
        List<Instant> changes = id.getRules().isFixedOffset()
                ? List.of(Instant.parse("2026-03-29T01:00:00Z"))
                : List.of(
                        id.getRules()
                                .nextTransition(Instant.parse("2015-01-01T00:00:00Z"))
                                .getInstant(),
                        id.getRules()
                                .nextTransition(id.getRules()
                                        .nextTransition(Instant.parse("2015-01-01T00:00:00Z"))
                                        .getInstant())
                                .getInstant());
        for (Instant change : changes) {
            for (int i = 0; i < 40; i++) {
                Instant after = change.plusSeconds(random.nextInt(6 * 3600) - 4 * 3600L);
                assertThat(times.after(after))
                        .as("%s in %s after %s", expression, zone, after.atZone(id))
                        .contains(clock.next(after));
            }
        }
    }

    @Test
    void a_day_that_never_comes_has_no_time() {
        assertThat(new CronTimes("0 0 31 2 *", ZoneId.of("UTC")).after(Instant.parse("2026-11-01T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void six_fields_and_nonsense_are_refused() {
        assertThat(List.of("0 0 2 * * *", "61 * * * *", "at night", ""))
                .allSatisfy(expression -> assertThatThrownBy(() -> new CronTimes(expression, ZoneId.of("UTC")))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    /** Another way to the same answer: looks at the wall clock each minute and remembers what it skipped or repeated. */
    private static final class WatchedClock {

        private final String[] fields;
        private final ZoneId zone;
        private final List<BitSet> values;

        WatchedClock(String expression, ZoneId zone) {
            this.fields = expression.split(" ");
            this.zone = zone;
            this.values = Stream.of(fields).map(WatchedClock::values).toList();
        }

        Instant next(Instant after) {
            boolean realTime = fields[0].startsWith("*") || fields[1].startsWith("*");
            Instant minute = after.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
            for (int i = 0; i < 60 * 24 * 40; i++, minute = minute.plusSeconds(60)) {
                ZonedDateTime now = minute.atZone(zone);
                ZonedDateTime before = minute.minusSeconds(60).atZone(zone);
                boolean repeated = !now.isEqual(now.withEarlierOffsetAtOverlap());
                if (realTime) {
                    if (matches(now.toLocalDateTime())) {
                        return minute;
                    }
                    continue;
                }
                if (matches(now.toLocalDateTime()) && !repeated) {
                    return minute;
                }
                LocalDateTime skipped = before.toLocalDateTime().plusMinutes(1);
                while (skipped.isBefore(now.toLocalDateTime())) {
                    if (matches(skipped)) {
                        return minute;
                    }
                    skipped = skipped.plusMinutes(1);
                }
            }
            throw new AssertionError("nothing within " + Duration.ofDays(40));
        }

        private boolean matches(LocalDateTime time) {
            boolean anyDay = fields[2].equals("*");
            boolean anyWeekday = fields[4].equals("*");
            boolean day = values.get(2).get(time.getDayOfMonth());
            boolean weekday = values.get(4).get(time.getDayOfWeek().getValue() % 7);
            return values.get(0).get(time.getMinute())
                    && values.get(1).get(time.getHour())
                    && values.get(3).get(time.getMonthValue())
                    && (anyDay || anyWeekday ? day && weekday : day || weekday);
        }

        private static BitSet values(String field) {
            BitSet values = new BitSet();
            IntStream.range(0, 60).filter(value -> field(field, value)).forEach(values::set);
            return values;
        }

        private static boolean field(String field, int value) {
            return Stream.of(field.split(",")).anyMatch(part -> {
                if (part.equals("*")) {
                    return true;
                }
                if (part.startsWith("*/")) {
                    return value % Integer.parseInt(part.substring(2)) == 0;
                }
                String[] ends = part.split("-");
                int low = Integer.parseInt(ends[0]);
                int high = ends.length == 1 ? low : Integer.parseInt(ends[1]);
                return value >= low && value <= high;
            });
        }
    }
}
