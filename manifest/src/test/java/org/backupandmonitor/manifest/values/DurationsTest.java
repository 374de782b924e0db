package org.backupandmonitor.manifest.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.backupandmonitor.manifest.RandomInput;
import org.backupandmonitor.manifest.language.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "800ms, PT0.8S, 800ms",
        "30s, PT30S, 30s",
        "5m, PT5M, 5m",
        "90m, PT1H30M, 1h30m",
        "1h30m, PT1H30M, 1h30m",
        "24h, PT24H, 1d",
        "14d, PT336H, 14d",
        "2w, PT336H, 14d",
        "1d1h1m1s1ms, PT25H1M1.001S, 1d1h1m1s1ms",
        "0s, PT0S, 0s",
        "3660d, PT87840H, 3660d"
    })
    void test_is_read_and_written_in_its_shortest_form(String text, Duration duration, String written) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.format(duration)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "1.5h", "30 s", "-1s", "30S", "1y", "1234567890s", "1s,", "\u0661s"})
    void test_what_is_none_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text
                        + "\" is no duration: write a number and a unit (ms, s, m, h, d, w), such as 30s, 5m or 1h30m");
    }

    @Test
    void test_what_is_longer_than_ten_years_is_refused() {
        assertThatThrownBy(() -> Durations.parse("3660d1ms"))
                .isInstanceOf(OutOfRange.class)
                .hasMessage("3660d1ms is longer than ten years, the most allowed");
        assertThatThrownBy(() -> Durations.parse("999999999w".repeat(10))).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> Durations.parse("1s".repeat(51))).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = RandomInput.SEED)
    void test_what_is_written_is_read_as_the_same(@ForAll @LongRange(min = 0, max = 316_224_000_000L) long millis) {
        Duration duration = Duration.ofMillis(millis);

        assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
    }
}
