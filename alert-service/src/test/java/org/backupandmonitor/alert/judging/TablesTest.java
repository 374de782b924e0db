package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of all incidents ever are kept in memory. */
class TablesTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(30));

    @Test
    void test_what_is_open_or_ended_lately_is_kept_and_what_ended_long_ago_is_not() {
        assertThat(Tables.isUseful(incident(null), NOW)).isTrue();
        assertThat(Tables.isUseful(incident(NOW.minus(Duration.ofHours(23))), NOW))
                .isTrue();
        assertThat(Tables.isUseful(incident(NOW.minus(Duration.ofHours(25))), NOW))
                .isFalse();
    }

    private static Incident incident(@Nullable Instant resolvedAt) {
        return new Incident(
                "0abc",
                IncidentKind.MONITOR_DOWN,
                "shop/a",
                "shop",
                Severity.CRITICAL,
                "shop/a is DOWN",
                "",
                LONG_AGO,
                resolvedAt,
                List.of());
    }
}
