package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.backupandmonitor.backup.event.RunEventPublisher;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.backup.testing.BackupTestbed;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.contracts.backup.OtherSource;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.junit.jupiter.api.Test;

/** How the backups this process owns get their plans. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = BackupTestbed.class, restrictToAnnotatedClass = false)
class AdoptionTest {

    private static final BackupSource ANY = new OtherSource("stone-tablets", Map.of());

    @Inject
    Plans plans;

    @Inject
    Demands demands;

    @Inject
    Ledger ledger;

    @Inject
    Runner runner;

    @Inject
    Pruning pruning;

    @Inject
    InFlight inFlight;

    @Inject
    RunEventPublisher publisher;

    @Test
    void what_changes_while_it_is_planned_is_planned_again() {
        BackupDefinition old = Given.definition("restless", ANY, World.NEVER_HERE);
        BackupDefinition changed = Given.definition("restless", ANY, new Schedule.Cron("0 1 29 2 *", ZoneId.of("UTC")));
        var clock = new InterruptedClock();
        Dispatcher dispatcher =
                new Dispatcher(plans, demands, ledger, runner, pruning, inFlight, publisher, clock, new Settings());
        clock.interruption = () -> dispatcher.owned("shop/restless", changed);
        dispatcher.owned("shop/restless", old);

        dispatcher.adopt();
        dispatcher.adopt();

        assertThat(plans.find("shop/restless").orElseThrow().schedule())
                .isEqualTo(changed.schedule().text());
    }

    @Test
    void a_clock_that_is_set_back_leaves_nothing_planned_for_when_it_was_ahead() {
        Instant now = Instant.now();
        var clock = new SettableClock(now.plus(Duration.ofDays(3_650)));
        Dispatcher dispatcher =
                new Dispatcher(plans, demands, ledger, runner, pruning, inFlight, publisher, clock, new Settings());
        dispatcher.owned(
                "shop/ahead", Given.definition("ahead", ANY, new Schedule.Cron("0 * * * *", ZoneId.of("UTC"))));
        dispatcher.tick();

        clock.now = now;
        dispatcher.tick();

        assertThat(plans.find("shop/ahead").orElseThrow().next()).isBefore(now.plus(Duration.ofHours(2)));
    }

    /** Something happens when it is first looked at. */
    private static final class InterruptedClock extends Clock {

        private Runnable interruption = () -> {};

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            Runnable now = interruption;
            interruption = () -> {};
            now.run();
            return Instant.now();
        }
    }
}
