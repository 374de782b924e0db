package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.backup.event.RunEventPublisher;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.backupandmonitor.backup.process.ChildProcess;
import org.backupandmonitor.backup.process.Invocation;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.backup.testing.BackupTestbed;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.contracts.backup.OtherSource;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

/** There are few places for runs, and what hangs must not have them all. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = BackupTestbed.class, restrictToAnnotatedClass = false)
class PlacesTest {

    @Inject
    Plans plans;

    @Inject
    Demands demands;

    @Inject
    Ledger ledger;

    @Inject
    Runner runner;

    @Inject
    RunEventPublisher publisher;

    private final InFlight inFlight = new InFlight(null, new Settings());
    private final SettableClock clock = new SettableClock(Instant.now());

    /** As many as there are places, and all of them hang. */
    private final Pruning hanging = new Pruning(null, null, null, null, null, null) {
        @Override
        List<VaultUses.Use> due() {
            return List.of(new VaultUses.Use("nas", "one", false), new VaultUses.Use("nas", "two", false));
        }

        @Override
        List<VaultUses.Use> overdue() {
            return List.of();
        }

        @Override
        Optional<PruneClaim> claim(VaultUses.Use use) {
            PruneClaim claim = new PruneClaim(use.project(), use, new Cancellation());
            return inFlight.has(claim.leaseKey()) ? Optional.empty() : Optional.of(claim);
        }

        @Override
        void run(PruneClaim claim) {
            try {
                ChildProcess.run(Invocation.of(List.of("sleep", "600")), claim.cancellation());
            } catch (CancelledException e) {
                inFlight.end(claim.leaseKey());
            }
        }
    };

    @Test
    void what_hangs_is_stopped_in_the_end_and_who_waited_for_its_place_is_told_of_and_runs() {
        Dispatcher dispatcher =
                new Dispatcher(plans, demands, ledger, runner, hanging, inFlight, publisher, clock, new Settings());
        dispatcher.tick();
        dispatcher.owned(
                "shop/late", Given.definition("late", new OtherSource("stone-tablets", Map.of()), World.HOURLY));

        dispatcher.tick();
        assertThat(dispatcher.problems()).isEmpty();
        clock.now = clock.now.plus(Duration.ofMinutes(61));
        dispatcher.tick();
        assertThat(dispatcher.problems())
                .singleElement()
                .asString()
                .startsWith("shop/late waited for a place for more than an hour: all 2 are taken (prune nas/")
                .contains("raise bam.backup.parallel");

        inFlight.stopOverdue(System.nanoTime() + Duration.ofHours(25).toNanos());

        Waiting.until(() -> {
            dispatcher.tick();
            return !ledger.newest("shop/late", 1).isEmpty();
        });
        assertThat(dispatcher.problems()).isEmpty();
        inFlight.cancelAll();
    }
}
