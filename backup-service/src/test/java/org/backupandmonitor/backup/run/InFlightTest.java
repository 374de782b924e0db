package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.backupandmonitor.backup.process.Cancellation;
import org.junit.jupiter.api.Test;

class InFlightTest {

    /** Without a ledger, as while PostgreSQL is away. */
    private final InFlight inFlight = new InFlight(null, new Settings());

    private final Cancellation cancellation = new Cancellation();

    @Test
    void a_run_goes_on_while_its_lease_is_young() {
        long before = System.nanoTime();
        inFlight.begin("shop/uploads", "run-1", cancellation);

        inFlight.stopUnrenewed(before + Duration.ofSeconds(20).toNanos());

        assertThat(cancellation.requested()).isFalse();
    }

    @Test
    void a_run_is_stopped_well_before_another_instance_may_begin_it() {
        inFlight.begin("shop/uploads", "run-1", cancellation);

        inFlight.stopUnrenewed(System.nanoTime() + Duration.ofSeconds(21).toNanos());

        assertThat(cancellation.requested()).isTrue();
        assertThat(cancellation.because()).isEqualTo("its lease was lost, so that another instance may take it over");
    }

    @Test
    void a_run_that_has_ended_is_not_stopped_because_its_end_cannot_be_stored_yet() {
        inFlight.begin("shop/uploads", "run-1", cancellation);
        inFlight.ending("shop/uploads");

        inFlight.stopUnrenewed(System.nanoTime() + Duration.ofHours(1).toNanos());

        assertThat(cancellation.requested()).isFalse();
    }

    @Test
    void a_lease_that_cannot_be_given_back_is_not_renewed_any_more() {
        inFlight.begin("begin nas/shop", "run-1", cancellation);

        inFlight.giveBack("begin nas/shop", "run-1");

        assertThat(inFlight.leases()).isEmpty();
        assertThat(inFlight.runs()).isEmpty();
    }

    @Test
    void what_takes_longer_than_anything_may_is_stopped_as_a_failure() {
        inFlight.begin("shop/uploads", "run-1", cancellation);

        inFlight.stopOverdue(System.nanoTime() + Duration.ofHours(23).toNanos());
        assertThat(cancellation.requested()).isFalse();

        inFlight.stopOverdue(System.nanoTime() + Duration.ofHours(25).toNanos());
        assertThat(cancellation.timedOut()).isTrue();
        assertThat(cancellation.because()).isEqualTo("it took longer than 24h, which bam.backup.longest allows");
    }

    @Test
    void what_does_not_end_though_it_was_stopped_is_told() {
        InFlight inFlight = new InFlight(null, new Settings());
        inFlight.begin("shop/stuck", "run-1", new Cancellation());
        long day = System.nanoTime() + Duration.ofHours(24).toNanos();
        inFlight.stopOverdue(day + Duration.ofMinutes(1).toNanos());

        assertThat(inFlight.problems(day + Duration.ofMinutes(1).toNanos())).isEmpty();
        assertThat(inFlight.problems(day + Duration.ofMinutes(10).toNanos()))
                .singleElement()
                .asString()
                .startsWith("shop/stuck was stopped, since it took too long, and does not end");
        inFlight.end("shop/stuck");
        assertThat(inFlight.problems(day + Duration.ofMinutes(10).toNanos())).isEmpty();
    }
}
