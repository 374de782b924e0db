package org.backupandmonitor.manifest.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backupandmonitor.contracts.schedule.Cron;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarEventsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hourly               | 0 * * * *
            daily                | 0 0 * * *
            weekly               | 0 0 * * MON
            monthly              | 0 0 1 * *
            yearly               | 0 0 1 1 *
            03:00                | 0 3 * * *
            3:05                 | 5 3 * * *
            *-*-* 02:30:00       | 30 2 * * *
            *:00                 | 0 * * * *
            *:00,30              | 0,30 * * * *
            *:0/15               | */15 * * * *
            *:00:00              | 0 * * * *
            Sun 04:00            | 0 4 * * SUN
            Mon..Fri 22:00       | 0 22 * * MON-FRI
            Mon,Wed..Fri *-*-* 8:00 | 0 8 * * MON,WED-FRI
            monday *-12-* 17:00  | 0 17 * 12 MON
            *-*-7 0:0:0          | 0 0 7 * *
            12,14,13:20,10       | 20,10 12,14,13 * * *
            12..14:10            | 10 12-14 * * *
            Sat,Sun              | 0 0 * * SAT,SUN
            """)
    void test_usual_events_are_cron(String event, String cron) {
        assertThat(CalendarEvents.cron(List.of(event))).contains(cron);
        Cron.parse(cron);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2003-03-05 05:40",
                "Wed *-1",
                "10-15",
                "05:40:30",
                "*-*-* 5/2:00",
                "Mon *-*-1 05:00",
                "05:40 UTC",
                "*-*~1 05:00",
                "*-*-0 03:00",
                "*-13-1 03:00",
                "24:00",
                "*:60"
            })
    void test_others_are_not_guessed(String event) {
        assertThat(CalendarEvents.cron(List.of(event))).isEmpty();
    }

    @Test
    void test_several_are_one_where_they_differ_in_one_field() {
        assertThat(CalendarEvents.cron(List.of("03:00", "15:00"))).contains("0 3,15 * * *");
        assertThat(CalendarEvents.cron(List.of("03:00", "03:00"))).contains("0 3 * * *");
        assertThat(CalendarEvents.cron(List.of("03:00", "15:30"))).isEmpty();
        assertThat(CalendarEvents.cron(List.of("03:00", "soon"))).isEmpty();
        assertThat(CalendarEvents.cron(List.of("daily", "Sun 04:00"))).isEmpty();
        assertThat(CalendarEvents.cron(List.of())).isEmpty();
    }
}
