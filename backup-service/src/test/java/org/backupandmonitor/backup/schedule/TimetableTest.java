package org.backupandmonitor.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.backupandmonitor.contracts.backup.Schedule;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Schedule EVERY_SIX_HOURS = new Schedule.Every(Duration.ofHours(6));

    @Test
    void an_interval_that_never_ran_is_due_now() {
        assertThat(Timetable.next(EVERY_SIX_HOURS, null, NOW)).contains(NOW);
    }

    @Test
    void an_interval_counts_from_the_start_of_the_run_before() {
        assertThat(Timetable.next(EVERY_SIX_HOURS, NOW.minusSeconds(3600), NOW))
                .contains(NOW.plus(Duration.ofHours(5)));
    }

    @Test
    void an_interval_that_was_missed_many_times_is_due_once() {
        assertThat(Timetable.next(EVERY_SIX_HOURS, NOW.minus(Duration.ofDays(30)), NOW))
                .contains(NOW);
    }

    @Test
    void a_cron_schedule_waits_for_its_time() {
        assertThat(Timetable.next(new Schedule.Cron("0 2 * * *", ZoneId.of("Europe/Berlin")), null, NOW))
                .contains(Instant.parse("2026-11-24T01:00:00Z"));
    }
}
