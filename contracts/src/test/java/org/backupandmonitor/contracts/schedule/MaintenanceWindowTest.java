package org.backupandmonitor.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "closed", textBlock = """
            2026-12-24T20:59:59Z | closed
            2026-12-24T21:00:00Z | 2026-12-25T03:00:00Z
            2026-12-25T02:59:59Z | 2026-12-25T03:00:00Z
            2026-12-25T03:00:00Z | closed
            """)
    void test_one_off_window(String time, @Nullable String until) {
        MaintenanceWindow window = new MaintenanceWindow.Once(
                Instant.parse("2026-12-24T21:00:00Z"), Instant.parse("2026-12-25T03:00:00Z"), null);

        assertThat(window.openUntil(Instant.parse(time)).map(Instant::toString).orElse(null))
                .isEqualTo(until);
    }

    /** Saturdays and Sundays at 02:00 in Berlin, two hours; the clock changes on 2026-03-29 and 2026-10-25, both Sundays. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "closed", textBlock = """
            winter, before      | 2026-03-28T01:59:59+01:00 | closed
            winter, opens       | 2026-03-28T02:00:00+01:00 | 2026-03-28T04:00:00+01:00
            winter, ends        | 2026-03-28T04:00:00+01:00 | closed
            a time that is not  | 2026-03-29T01:59:59+01:00 | closed
            opens an hour later | 2026-03-29T03:00:00+02:00 | 2026-03-29T05:00:00+02:00
            and lasts as long   | 2026-03-29T04:59:59+02:00 | 2026-03-29T05:00:00+02:00
            summer              | 2026-10-24T02:00:00+02:00 | 2026-10-24T04:00:00+02:00
            twice: the first    | 2026-10-25T02:00:00+02:00 | 2026-10-25T03:00:00+01:00
            twice: the second   | 2026-10-25T02:59:59+01:00 | 2026-10-25T03:00:00+01:00
            two hours are over  | 2026-10-25T03:00:00+01:00 | closed
            """)
    void test_recurring_window_across_changes_of_the_clock(String what, String time, @Nullable String until) {
        MaintenanceWindow window =
                new MaintenanceWindow.Recurring("0 2 * * SAT,SUN", Duration.ofHours(2), BERLIN, "updates");

        assertThat(window.openUntil(OffsetDateTime.parse(time).toInstant()).orElse(null))
                .as(what)
                .isEqualTo(until == null ? null : OffsetDateTime.parse(until).toInstant());
    }

    @Test
    void test_windows_that_overlap_end_with_the_last() {
        MaintenanceWindow window =
                new MaintenanceWindow.Recurring("0 * * * *", Duration.ofMinutes(90), ZoneId.of("UTC"), null);

        assertThat(window.openUntil(Instant.parse("2026-11-23T10:15:00Z")))
                .contains(Instant.parse("2026-11-23T11:30:00Z"));
    }

    /** Whatever the expression, the window that is open is the one that opened last, also across a change of the clock. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "*/7 * * * *",
                "0 2 * * *",
                "30 2,3 * * *",
                "* 0-22 * * *",
                "5 4 1 * *",
                "0 0 * * MON"
            })
    void test_it_ends_when_the_last_that_opened_ends(String cron) {
        CronTimes opens = new CronTimes(cron, BERLIN);
        for (Duration lasts : List.of(Duration.ofSeconds(20), Duration.ofMinutes(90), Duration.ofDays(7))) {
            MaintenanceWindow window = new MaintenanceWindow.Recurring(cron, lasts, BERLIN, null);
            Instant from = Instant.parse("2026-10-24T20:00:30Z");
            Instant last = Instant.MIN;
            Optional<Instant> next = opens.after(from.minus(lasts));
            for (Instant time = from; time.isBefore(from.plus(Duration.ofHours(9))); time = time.plusSeconds(210)) {
                while (next.isPresent() && !next.get().isAfter(time)) {
                    last = next.get();
                    next = opens.after(last);
                }
                boolean open = last != Instant.MIN && last.plus(lasts).isAfter(time);
                assertThat(window.openUntil(time))
                        .as("%s for %s at %s", cron, lasts, time)
                        .isEqualTo(open ? Optional.of(last.plus(lasts)) : Optional.empty());
            }
        }
    }

    @Test
    void test_of_several_windows_the_one_that_ends_last_counts() {
        Instant time = Instant.parse("2026-11-23T10:15:00Z");
        MaintenanceWindow shorter = new MaintenanceWindow.Once(time, time.plusSeconds(60), "shorter");
        MaintenanceWindow longer = new MaintenanceWindow.Once(time, time.plusSeconds(90), "longer");
        MaintenanceWindow over = new MaintenanceWindow.Once(time.minusSeconds(9), time, "over");

        assertThat(MaintenanceWindow.open(List.of(shorter, longer, over), time))
                .contains(new MaintenanceWindow.Opening(time.plusSeconds(90), "longer"));
        assertThat(MaintenanceWindow.open(List.of(over), time)).isEmpty();
    }

    @Test
    void test_what_can_not_be_is_refused() {
        Instant now = Instant.parse("2026-11-23T10:15:00Z");

        assertThatThrownBy(() -> new MaintenanceWindow.Once(now, now, null))
                .hasMessageContaining("end after it starts");
        assertThatThrownBy(() -> new MaintenanceWindow.Recurring("0 2 * * *", Duration.ofDays(8), BERLIN, null))
                .hasMessageContaining("up to 7 days");
        assertThatThrownBy(() -> new MaintenanceWindow.Recurring("0 2 * *", Duration.ofHours(1), BERLIN, null))
                .hasMessageContaining("five fields");
    }
}
