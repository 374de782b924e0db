package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.testing.Waiting;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private final AtomicInteger pruned = new AtomicInteger();
    private final VaultUses.Use due = new VaultUses.Use("nas", "shop", false);
    private boolean away;

    private final Pruning pruning = new Pruning(null, null, null, null, null, null) {
        @Override
        Optional<PruneClaim> claim(VaultUses.Use use) {
            if (away) {
                throw new IllegalStateException("PostgreSQL is away");
            }
            return Optional.of(new PruneClaim("prune-1", use, new Cancellation()));
        }

        @Override
        void run(PruneClaim claim) {
            pruned.incrementAndGet();
        }
    };

    private final Dispatcher dispatcher = new Dispatcher(
            null,
            null,
            null,
            null,
            pruning,
            new InFlight(null, new Settings()),
            null,
            new SettableClock(Instant.EPOCH),
            new Settings());

    @Test
    void a_claim_that_fails_takes_no_place() {
        away = true;
        for (int attempt = 0; attempt < new Settings().parallel(); attempt++) {
            assertThatThrownBy(() -> dispatcher.startPruning(List.of(due))).hasMessage("PostgreSQL is away");
        }
        away = false;

        dispatcher.startPruning(List.of(due));

        Waiting.until(() -> pruned.get() == 1);
        assertThat(pruned).hasValue(1);
    }

    @Test
    void that_nobody_can_look_what_is_due_is_told() {
        long now = System.nanoTime();

        assertThat(dispatcher.problems(now + Duration.ofSeconds(30).toNanos())).isEmpty();
        assertThat(dispatcher.problems(now + Duration.ofMinutes(5).toNanos()))
                .singleElement()
                .asString()
                .startsWith("no backup that is due is started, since PostgreSQL has not answered for 5 min");
    }
}
