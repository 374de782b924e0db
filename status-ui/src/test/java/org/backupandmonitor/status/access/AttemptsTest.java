package org.backupandmonitor.status.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.backupandmonitor.status.SettableClock;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final Attempts attempts = new Attempts(clock);

    private void fail(int times, String user, String address) {
        IntStream.range(0, times).forEach(i -> attempts.begin(user, address));
    }

    @Test
    void stopsAGuesserAndNobodyElse() {
        fail(Attempts.MOST, "ada", "192.0.2.1");

        assertThat(attempts.begin("ada", "192.0.2.1")).isFalse();
        assertThat(attempts.begin("grace", "192.0.2.1")).isTrue();
        assertThat(attempts.begin("ada", "192.0.2.2")).isTrue();
    }

    @Test
    void stopsWhoTriesManyNames() {
        IntStream.range(0, Attempts.MOST_OF_EACH).forEach(i -> fail(1, "user" + i, "192.0.2.1"));

        assertThat(attempts.begin("grace", "192.0.2.1")).isFalse();
        assertThat(attempts.begin("grace", "192.0.2.2")).isTrue();
    }

    @Test
    void stopsManyWhoTryOneName() {
        IntStream.range(0, Attempts.MOST_OF_EACH).forEach(i -> fail(1, "ada", "192.0.2." + i));

        assertThat(attempts.begin("ada", "198.51.100.1")).isFalse();
    }

    @Test
    void countsWhatIsStillBeingTried() {
        long begun = IntStream.range(0, 5 * Attempts.MOST)
                .filter(i -> attempts.begin("ada", "192.0.2.1"))
                .count();

        assertThat(begun).isEqualTo(Attempts.MOST);
    }

    @Test
    void letsPeopleTryAgainLater() {
        fail(Attempts.MOST, "ada", "192.0.2.1");
        clock.move(Attempts.WINDOW.plusSeconds(1));

        assertThat(attempts.begin("ada", "192.0.2.1")).isTrue();
    }

    @Test
    void forgivesWhoGotIn() {
        fail(Attempts.MOST, "ada", "192.0.2.1");
        attempts.succeeded("ada", "192.0.2.1");

        assertThat(attempts.begin("ada", "192.0.2.1")).isTrue();
    }

    @Test
    void forgivesAnAddressOnlyTheOneThatSucceeded() {
        IntStream.range(0, Attempts.MOST_OF_EACH).forEach(i -> fail(1, "user" + i, "192.0.2.1"));
        attempts.succeeded("user7", "192.0.2.1");

        assertThat(attempts.begin("grace", "192.0.2.1")).isTrue();
        assertThat(attempts.begin("grace", "192.0.2.1")).isFalse();
    }
}
