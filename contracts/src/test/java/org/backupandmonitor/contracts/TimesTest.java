package org.backupandmonitor.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void a_time_is_written_to_the_second_with_its_zone() {
        assertThat(Times.utc(Instant.parse("2026-11-26T16:12:45.328301881Z"))).isEqualTo("2026-11-26 16:12:45 UTC");
    }

    @Test
    void a_time_from_garbage_is_written_all_the_same() {
        assertThat(Times.utc(Instant.MAX)).isEqualTo("+1000000000-12-31T23:59:59.999999999Z");
        assertThat(Times.utc(Instant.MIN)).isEqualTo("-1000000000-01-01T00:00:00Z");
    }
}
