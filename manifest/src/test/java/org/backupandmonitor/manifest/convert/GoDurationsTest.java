package org.backupandmonitor.manifest.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationsTest {

    @ParameterizedTest
    @CsvSource({
        "60s, 1m",
        "1m30s, 1m30s",
        "1.5h, 1h30m",
        "500ms, 500ms",
        "0.25s, 250ms",
        "2h45m, 2h45m",
        "1d, 1d",
        "1w, 7d",
        "1y, 365d"
    })
    void test_is_written_as_a_manifest_has_it(String text, String written) {
        assertThat(GoDurations.toManifest(text)).contains(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "0s", "0.0001s", "1h 30m", "-1s", "soon", "1s!", "5us"})
    void test_what_is_none_is_left_out(String text) {
        assertThat(GoDurations.toManifest(text)).isEmpty();
    }
}
