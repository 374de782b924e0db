package org.backupandmonitor.status.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaysTest {

    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");
    private static final Duration KEPT = Duration.ofDays(90);

    @Test
    void namesAPartitionByItsDayInUtc() {
        LocalDate day = Days.of(Instant.parse("2026-03-01T23:59:59.999Z"));

        assertThat(Days.partition(day)).isEqualTo("result_20260301");
    }

    @Test
    void readsTheDayBackFromTheName() {
        assertThat(Days.ofPartition("result_20260301")).contains(LocalDate.of(2026, 3, 1));
    }

    @Test
    void takesNoOtherTableForAPartition() {
        assertThat(Days.ofPartition("result_old")).isEmpty();
        assertThat(Days.ofPartition("transition")).isEmpty();
    }

    @Test
    void makesTodayAndTheDaysAfterAhead() {
        assertThat(Days.ahead(NOW))
                .containsExactly(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 25));
    }

    @Test
    void keepsWhatIsWithinTheTime() {
        assertThat(Days.refuse(NOW, NOW, KEPT)).isEmpty();
        assertThat(Days.refuse(Instant.parse("2026-08-25T00:00:00Z"), NOW, KEPT))
                .isEmpty();
        assertThat(Days.refuse(Instant.parse("2026-11-25T23:59:59Z"), NOW, KEPT))
                .isEmpty();
    }

    @Test
    void refusesWhatIsOlderThanHistoryIsKept() {
        assertThat(Days.refuse(Instant.parse("2026-08-24T23:59:59Z"), NOW, KEPT))
                .hasValueSatisfying(reason -> assertThat(reason).contains("older than history is kept (90 days)"));
    }

    @Test
    void refusesWhatIsFarInTheFuture() {
        assertThat(Days.refuse(Instant.parse("2035-01-01T00:00:00Z"), NOW, KEPT))
                .hasValueSatisfying(reason -> assertThat(reason).contains("in the future"));
    }

    @Test
    void keepsAtLeastADayWhateverIsConfigured() {
        assertThat(Days.first(NOW, Duration.ZERO)).isEqualTo(LocalDate.of(2026, 11, 22));
    }
}
