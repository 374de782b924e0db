package org.backupandmonitor.config.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backupandmonitor.config.testing.Api.soon;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PublishingLoopTest {

    private static final class Broken extends Publishing {

        private final AtomicInteger rounds = new AtomicInteger();

        Broken() {
            super(null, null, null, null, null);
        }

        @Override
        public void publishAll() {
            rounds.incrementAndGet();
            throw new NoClassDefFoundError("lost");
        }
    }

    private static final class Nothing extends Verification {

        Nothing() {
            super(null, null, null);
        }

        @Override
        public void run() {}
    }

    @Test
    void anErrorIsToldAndTriedAgain() throws Exception {
        Broken broken = new Broken();
        PublishingLoop loop = new PublishingLoop(
                broken, new Nothing(), new OversizeRecords(), Duration.ofMillis(10), Duration.ofHours(1));

        loop.begin(null);

        soon().until(() -> broken.rounds.get() >= 2);
        assertThat(loop.problems())
                .containsExactly("definitions can't be published: java.lang.NoClassDefFoundError: lost");
        loop.end(null);
    }
}
