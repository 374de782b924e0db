package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.backupandmonitor.backup.process.Cancellation;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    /** No ledger: what is under test must not depend on a database that answers. */
    private final InFlight inFlight = new InFlight(null, new Settings());

    private final Cancellation cancellation = new Cancellation();

    @Test
    void a_run_goes_on_while_its_lease_is_young() {
        inFlight.begin("shop/uploads", "run-1", cancellation);

        inFlight.stopUnrenewed(System.nanoTime() + Duration.ofSeconds(15).toNanos());

        assertThat(cancellation.requested()).isFalse();
    }

    @Test
    void a_run_is_stopped_well_before_another_instance_may_begin_it() {
        inFlight.begin("shop/uploads", "run-1", cancellation);

        inFlight.stopUnrenewed(System.nanoTime() + Duration.ofSeconds(21).toNanos());

        assertThat(cancellation.requested()).isTrue();
        assertThat(cancellation.because()).isEqualTo("its lease was lost, so that another instance may take it over");
    }

    private record Settings() implements BackupConfig {

        @Override
        public int parallel() {
            return 1;
        }

        @Override
        public Duration lease() {
            return LEASE;
        }

        @Override
        public Duration vaultTimeout() {
            return LEASE;
        }

        @Override
        public Duration renewEvery() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration progressEvery() {
            return Duration.ofSeconds(5);
        }
    }
}
