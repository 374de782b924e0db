package org.backupandmonitor.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 2 * * *        | 2026-11-23T01:59:59               | 2026-11-23T02:00
            0 2 * * *        | 2026-11-23T02:00:00               | 2026-11-24T02:00
            */15 * * * *     | 2026-11-23T23:46:00               | 2026-11-24T00:00
            5/20 * * * *     | 2026-11-23T10:06:00               | 2026-11-23T10:25
            0 9-17/4 * * *   | 2026-11-23T13:00:00               | 2026-11-23T17:00
            0 0 1 1 *        | 2026-11-23T00:00:00               | 2027-01-01T00:00
            0 0 29 2 *       | 2096-03-01T00:00:00               | 2104-02-29T00:00
            0 0 * * 7        | 2026-11-23T00:00:00               | 2026-11-29T00:00
            0 0 * * SUN      | 2026-11-23T00:00:00               | 2026-11-29T00:00
            0 0 * * mon-fri  | 2026-11-27T12:00:00               | 2026-11-30T00:00
            0 0 13 * 5       | 2026-11-23T00:00:00               | 2026-11-27T00:00
            0 0 13 JAN,MAR * | 2026-11-23T00:00:00               | 2027-01-13T00:00
            """)
    void test_fires_next(String expression, String after, String next) {
        assertThat(Cron.parse(expression).next(LocalDateTime.parse(after))).contains(LocalDateTime.parse(next));
    }

    @Test
    void test_a_date_that_does_not_exist_never_fires() {
        assertThat(Cron.parse("0 0 30 2 *").everFires()).isFalse();
        assertThat(Cron.parse("0 0 31 2,4,6,9,11 *").everFires()).isFalse();
        assertThat(Cron.parse("0 0 29 2 *").everFires()).isTrue();
        assertThat(Cron.parse("0 0 30 2 MON").everFires()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            * * * * *           | PT1M
            */15 * * * *        | PT15M
            0 9-17/4 * * *      | PT16H
            0 8,22 * * *        | PT14H
            30 2 * * *          | PT24H
            59 23 * * *         | PT24H
            0 2 * * mon         | PT168H
            0 * * * sat,sun     | PT121H
            * * 1-30 * *        | PT24H1M
            0 0 1 * *           | PT744H
            0 0 31 * *          | PT1464H
            0 0 29 2 *          | PT35064H
            """)
    void test_its_longest_pause(String expression, Duration pause) {
        assertThat(Cron.parse(expression).longestPause()).contains(pause);
    }

    @Test
    void test_what_never_fires_has_no_pause() {
        assertThat(Cron.parse("0 0 30 2 *").longestPause()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 2 * *        | five fields
            0 2 * * * *    | five fields
            60 2 * * *     | 60 must be between 0 and 59
            0 24 * * *     | 24 must be between 0 and 23
            0 0 0 * *      | 0 must be between 1 and 31
            0 0 * 13 *     | 13 must be between 1 and 12
            0 0 * * 8      | 8 must be between 0 and 7
            0 0 * FOO *    | must be *, a value
            0 0 5-1 * *    | runs backwards
            */0 * * * *    | 0 must be between 1 and 59
            1-2-3 * * * *  | must be *, a value
            1/2/3 * * * *  | must be *, a value
            , * * * *      | must be *, a value
            """)
    void test_what_is_no_expression_is_refused_with_its_field(String expression, String message) {
        assertThatThrownBy(() -> Cron.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
