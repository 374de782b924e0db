package org.backupandmonitor.probe.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Properties that hold for any key, interval and time; each repetition draws others, always the same. */
class CadenceTest {

    private static final Duration DAY = Duration.ofDays(1);

    private static Duration upTo(Random random, Duration most) {
        return Duration.ofMillis(1 + (long) (random.nextDouble() * most.toMillis()));
    }

    @RepeatedTest(200)
    void theFirstCheckComesSoonAndTheNextAtTheSamePlaceOfEveryInterval(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Duration every = upTo(random, DAY);
        Cadence cadence = Cadence.of("shop/monitor-" + random.nextInt(), every);
        Instant now = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        int monitors = random.nextInt(20_000);

        Duration first = cadence.first(monitors);
        Duration second = cadence.second(now);
        Duration secondLater = cadence.second(now.plus(first));

        assertThat(first).isBetween(Duration.ZERO, every).isLessThan(Duration.ofSeconds(22));
        assertThat(second).isBetween(every.dividedBy(2), every.multipliedBy(3).dividedBy(2));
        long apart = Duration.between(now.plus(second), now.plus(first).plus(secondLater))
                .toNanos();
        assertThat(Math.floorMod(apart, every.toNanos())).isZero();
    }

    @Test
    void similarNamesHavePlacesFarApart() {
        Integer[] tenths = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        for (int i = 0; i < 10_000; i++) {
            tenths[(int) (Cadence.of("shop/server-" + i, DAY).place() * 10)]++;
        }

        assertThat(tenths).allSatisfy(count -> assertThat(count).isBetween(850, 1_150));
    }
}
