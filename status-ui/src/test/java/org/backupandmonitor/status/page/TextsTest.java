package org.backupandmonitor.status.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0.85S, 850 ms",
        "PT12.9S, 12 s",
        "PT3M, 3 min",
        "PT3M5S, 3 min 5 s",
        "PT12M59S, 12 min",
        "PT2H5M, 2 h 5 min",
        "PT99H, 4 d 3 h"
    })
    void writesDurationsInTheUnitsThatMatter(String iso, String text) {
        assertThat(Texts.duration(Duration.parse(iso))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT0.0004S, 0.4 ms", "PT0.042S, 42 ms", "PT1.234S, 1.23 s", "PT12.34S, 12.3 s"})
    void writesLatencies(String iso, String text) {
        assertThat(Texts.latency(Duration.parse(iso))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1536, 1.5 KiB", "3482112000, 3.2 GiB", "104857600, 100 MiB"})
    void writesSizes(long bytes, String text) {
        assertThat(Texts.bytes(bytes)).isEqualTo(text);
    }

    @Test
    void writesTimesRelativeToNow() {
        assertThat(Texts.relative(NOW.minusSeconds(12), NOW)).isEqualTo("12 s ago");
        assertThat(Texts.relative(NOW.plusSeconds(120), NOW)).isEqualTo("in 2 min");
        assertThat(Texts.relative(NOW, NOW)).isEqualTo("now");
    }

    @Test
    void saysSinceWhenAServiceIsSilent() {
        assertThat(Texts.silent("alert-service", Optional.of(NOW)))
                .isEqualTo("alert-service has been silent since 2026-11-23 12:00:00 UTC");
    }
}
