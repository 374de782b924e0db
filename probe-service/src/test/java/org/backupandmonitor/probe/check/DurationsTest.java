package org.backupandmonitor.probe.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "PT0.0000001S, less than 1 ms",
        "PT0.25S, 250 ms",
        "PT1S, 1 s",
        "PT1.46S, 1.5 s",
        "PT1.999S, 2 s",
        "PT9.99S, 10 s",
        "PT90S, 90 s",
        "PT5M, 5 min",
        "PT3H, 3 h",
        "P14D, 14 days"
    })
    void durationsAreReadByPeople(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
    }
}
