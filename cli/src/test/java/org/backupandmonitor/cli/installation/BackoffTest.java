package org.backupandmonitor.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void waitsTwiceAsLongAfterEveryQuickDeathUpToHalfAMinute() {
        Backoff backoff = new Backoff();

        assertThat(IntStream.range(0, 8)
                        .mapToObj(death -> backoff.after(Duration.ofSeconds(2)).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void forgetsOldDeathsOnceAProcessLivedForAMinute() {
        Backoff backoff = new Backoff();
        backoff.after(Duration.ZERO);
        backoff.after(Duration.ZERO);

        assertThat(backoff.after(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(1));
    }
}
