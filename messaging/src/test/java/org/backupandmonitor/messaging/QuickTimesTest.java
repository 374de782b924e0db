package org.backupandmonitor.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickTimesTest {

    private static final int TRIES = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT0S",
                "PT0.000000001S",
                "PT-0.5S",
                "-PT1S",
                "PT1H2M3.25S",
                "P2DT3H",
                "pt1s",
                "PT2562047788015215H30M7.999999999S"
            })
    void test_a_duration_is_what_java_makes_of_it(String text) throws JsonProcessingException {
        assertThat(read(text, Duration.class)).isEqualTo(Duration.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-26T08:32:17Z",
                "2026-11-26T08:32:17.1Z",
                "2026-11-26T08:32:17.112345678Z",
                "2026-11-26T08:32:17+01:00",
                "2024-02-29T23:59:59.999999999Z",
                "1969-12-31T23:59:59.5Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z"
            })
    void test_an_instant_is_what_java_makes_of_it(String text) throws JsonProcessingException {
        assertThat(read(text, Instant.class)).isEqualTo(Instant.parse(text));
    }

    @Test
    void test_what_is_none_is_refused_in_javas_words() {
        assertThatThrownBy(() -> read("2026-02-30T00:00:00Z", Instant.class))
                .isInstanceOf(InvalidFormatException.class)
                .hasMessageContaining("2026-02-30T00:00:00Z");
        assertThatThrownBy(() -> read("soon", Duration.class))
                .isInstanceOf(InvalidFormatException.class)
                .hasMessageContaining("soon");
        assertThatThrownBy(() -> EventMapper.json().readValue("{}", Duration.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void test_nothing_is_read_as_another_time_than_java_reads() {
        Random random = new Random(11);
        for (int i = 0; i < TRIES; i++) {
            Duration duration =
                    Duration.ofSeconds(random.nextLong() >> random.nextInt(64), random.nextInt(1_000_000_000));
            agrees(spoiled(duration.toString(), random), Duration.class, Duration::parse);
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong() >> (28 + random.nextInt(36)), random.nextInt(1_000_000_000));
            agrees(spoiled(instant.toString(), random), Instant.class, Instant::parse);
        }
    }

    private static <T> void agrees(String text, Class<T> type, Function<String, T> java) {
        T expected;
        try {
            expected = java.apply(text);
        } catch (DateTimeException e) {
            return; // the quick parser may read a little more, such as weeks
        }
        try {
            assertThat(read(text, type)).as(text).isEqualTo(expected);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text + " was refused", e);
        }
    }

    /** Every second one with a character more, less, or another. */
    private static String spoiled(String text, Random random) {
        if (random.nextBoolean()) {
            return text;
        }
        int at = random.nextInt(text.length());
        char other = "0123456789PTHMSZD+-.: ".charAt(random.nextInt(22));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + other + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            default -> text.substring(0, at) + other + text.substring(at + 1);
        };
    }

    private static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return EventMapper.json().readValue("\"" + text + "\"", type);
    }
}
