package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.backupandmonitor.backup.process.Cancellation;
import org.junit.jupiter.api.Test;

class ReaperTest {

    private final Set<String> living = new HashSet<>();
    private boolean away;
    private int reaped;

    private final Ledger ledger = new NoLedger() {
        @Override
        boolean someLookDead() {
            if (away) {
                throw new IllegalStateException("PostgreSQL is away");
            }
            return true;
        }

        @Override
        int endDead(Set<String> held) {
            living.addAll(held);
            reaped++;
            return 1;
        }
    };

    private final InFlight inFlight = new InFlight(ledger, new Settings());
    private final Reaper reaper = new Reaper(ledger, inFlight, new Settings());
    private final long start = System.nanoTime();

    @Test
    void nobody_counts_as_dead_before_the_living_could_say_that_they_live() {
        reaper.reap(after(60));
        away = true;
        reaper.reap(after(120));
        away = false;

        reaper.reap(after(121));
        reaper.reap(after(134));

        assertThat(reaped).as("before the outage only").isEqualTo(1);
        reaper.reap(after(136));
        assertThat(reaped).isEqualTo(2);
    }

    @Test
    void what_is_in_hand_is_alive_however_old_its_lease_is() {
        inFlight.begin("shop/uploads", "run-1", new Cancellation());

        reaper.reap(after(60));

        assertThat(living).containsExactly("run-1");
    }

    private long after(long seconds) {
        return start + Duration.ofSeconds(seconds).toNanos();
    }
}
