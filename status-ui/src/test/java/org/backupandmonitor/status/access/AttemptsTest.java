package org.backupandmonitor.status.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.backupandmonitor.status.SettableClock;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final Attempts attempts = new Attempts(clock);

    private void fail(int times) {
        IntStream.range(0, times).forEach(i -> attempts.begin("user ada"));
    }

    @Test
    void stopsAGuesser() {
        fail(Attempts.MOST);

        assertThat(attempts.begin("user ada")).isFalse();
        assertThat(attempts.begin("user grace")).isTrue();
    }

    @Test
    void countsWhatIsStillBeingTried() {
        long begun = IntStream.range(0, 5 * Attempts.MOST)
                .filter(i -> attempts.begin("user ada"))
                .count();

        assertThat(begun).isEqualTo(Attempts.MOST);
    }

    @Test
    void forgivesAnAddressOnlyTheOneThatSucceeded() {
        fail(Attempts.MOST);
        attempts.forgive("user ada");

        assertThat(attempts.begin("user ada")).isTrue();
        assertThat(attempts.begin("user ada")).isFalse();
    }

    @Test
    void letsPeopleTryAgainLater() {
        fail(Attempts.MOST);
        clock.move(Attempts.WINDOW.plusSeconds(1));

        assertThat(attempts.begin("user ada")).isTrue();
    }

    @Test
    void forgivesWhoGotIn() {
        fail(Attempts.MOST - 1);
        attempts.succeeded("user ada");
        fail(1);

        assertThat(attempts.begin("user ada")).isTrue();
    }
}
