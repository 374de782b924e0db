package org.backupandmonitor.probe.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LifeSignsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE);
    private final LifeSigns signs = new LifeSigns(now::get);

    @Test
    void silenceIsNobodyElsesFaultUntilThereWasAnAnswer() {
        assertThat(signs.excuse()).isPresent();

        signs.answered();

        assertThat(signs.excuse()).isEmpty();
    }

    @Test
    void anAnswerIsForgottenAfterAWhile() {
        signs.answered();

        now.addAndGet(Duration.ofSeconds(10).toNanos());

        assertThat(signs.excuse()).isPresent();
    }
}
