package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;
import org.junit.jupiter.api.Test;

/** A monitor that works but is slow, or whose certificate expires soon: people hear once that is no chance. */
class DegradedTest {

    private World world = new World(Instant.parse("2026-11-01T12:00:00Z"), Duration.ofSeconds(60));

    @Test
    void test_as_many_slow_answers_in_a_row_as_make_it_down_are_told() {
        MonitorDefinition monitor = define(Samples.monitor("shop", "a", "any", 2), "eu");

        degraded(monitor, "eu");
        assertThat(world.status(monitor).status()).isEqualTo(Status.DEGRADED);
        assertThat(world.told()).isEmpty();

        next("eu");
        degraded(monitor, "eu");

        assertThat(world.told()).containsExactly("opened shop/a");
        assertThat(world.open(IncidentKind.MONITOR_DEGRADED)).singleElement().satisfies(incident -> {
            assertThat(incident.facts().title()).isEqualTo("shop/a is DEGRADED");
            assertThat(incident.facts().detail()).isEqualTo("expected at most 800 ms, got 1203 ms, seen from eu");
            assertThat(incident.facts().severity()).isEqualTo(Severity.WARNING);
            assertThat(incident.runbook()).isEqualTo(monitor.runbook());
        });
    }

    @Test
    void test_single_slow_answers_are_not_told() {
        MonitorDefinition monitor = define(Samples.monitor("shop", "a", "any", 2), "eu");

        for (int i = 0; i < 5; i++) {
            degraded(monitor, "eu");
            next("eu");
            world.up(monitor, "eu");
            next("eu");
        }

        assertThat(world.opened()).isEmpty();
    }

    @Test
    void test_as_many_locations_must_agree_as_for_down() {
        MonitorDefinition monitor = define(Samples.monitor("shop", "a", "majority", 1), "asia", "eu", "us");
        world.up(monitor, "asia");
        world.up(monitor, "us");

        degraded(monitor, "eu");
        assertThat(world.status(monitor).status()).isEqualTo(Status.DEGRADED);
        assertThat(world.told()).isEmpty();

        degraded(monitor, "us");
        assertThat(world.told()).containsExactly("opened shop/a");
    }

    @Test
    void test_it_is_over_after_as_many_successes_as_end_a_failure() {
        MonitorDefinition monitor = define(Samples.monitor("shop", "a", "any", 1), "eu");
        degraded(monitor, "eu");

        next("eu");
        world.up(monitor, "eu");
        assertThat(world.told()).containsExactly("opened shop/a");

        next("eu");
        world.up(monitor, "eu");
        assertThat(world.told()).containsExactly("opened shop/a", "resolved shop/a");
        assertThat(world.ending()).isEqualTo(Ending.UP);
    }

    @Test
    void test_that_it_is_down_is_told_instead() {
        MonitorDefinition monitor = define(Samples.monitor("shop", "a", "any", 1), "eu");
        degraded(monitor, "eu");

        next("eu");
        world.down(monitor, "eu");

        assertThat(world.opened()).containsExactly("MONITOR_DEGRADED shop/a", "MONITOR_DOWN shop/a");
        assertThat(world.told()).containsExactly("opened shop/a", "opened shop/a");
        assertThat(world.open(IncidentKind.MONITOR_DEGRADED)).isEmpty();
    }

    @Test
    void test_who_heard_of_it_hears_of_its_end_also_where_nobody_hears_that_it_was_down_meanwhile() {
        MonitorDefinition network = define(Samples.monitor("shop", "network", "any", 1), "eu");
        MonitorDefinition shop =
                world.define(Samples.monitor("shop", "a", network.check(), "any", 1, List.of("network"), null));
        degraded(shop, "eu");
        world.down(network, "eu");
        world.down(shop, "eu");
        for (int i = 0; i < 3; i++) {
            next("eu");
            world.up(network, "eu");
            world.up(shop, "eu");
        }

        assertThat(world.told())
                .containsExactlyInAnyOrder(
                        "opened shop/a", "opened shop/network", "resolved shop/network", "resolved shop/a");
        assertThat(world.engine().openIncidents()).isEmpty();
    }

    @Test
    void test_what_is_degraded_after_it_was_down_is_told_as_such() {
        MonitorDefinition monitor = define(Samples.monitor("shop", "a", "any", 1), "eu");
        world.down(monitor, "eu");
        next("eu");
        degraded(monitor, "eu");
        next("eu");
        degraded(monitor, "eu");

        assertThat(world.opened()).containsExactly("MONITOR_DOWN shop/a", "MONITOR_DEGRADED shop/a");
        assertThat(world.told()).containsExactly("opened shop/a", "resolved shop/a", "opened shop/a");
    }

    @Test
    void test_a_pause_and_a_removal_end_it() {
        MonitorDefinition paused = define(Samples.monitor("shop", "a", "any", 1), "eu");
        MonitorDefinition removed = world.define(Samples.monitor("shop", "b", "any", 1));
        degraded(paused, "eu");
        degraded(removed, "eu");

        world.define(Samples.monitor("shop", "a", paused.check(), "any", 1, List.of(), "we move"));
        assertThat(world.ending()).isEqualTo(Ending.PAUSED);

        world.remove(removed);
        assertThat(world.ending()).isEqualTo(Ending.REMOVED);
        assertThat(world.open(IncidentKind.MONITOR_DEGRADED)).isEmpty();
    }

    @Test
    void test_nobody_hears_while_what_it_depends_on_is_down() {
        MonitorDefinition network = define(Samples.monitor("shop", "network", "any", 1), "eu");
        MonitorDefinition shop =
                world.define(Samples.monitor("shop", "a", network.check(), "any", 1, List.of("network"), null));
        world.down(network, "eu");
        degraded(shop, "eu");
        assertThat(world.told()).containsExactly("opened shop/network");

        world.up(network, "eu");
        next("eu");
        world.up(network, "eu");
        world.second();

        assertThat(world.told()).containsExactly("opened shop/network", "resolved shop/network", "changed shop/a");
    }

    @Test
    void test_nobody_hears_in_maintenance() {
        MaintenanceWindow always =
                new MaintenanceWindow.Recurring("* * * * *", Duration.ofMinutes(5), ZoneId.of("UTC"), null);
        MonitorDefinition monitor = define(Samples.maintained(Samples.monitor("shop", "a", "any", 1), always), "eu");

        degraded(monitor, "eu");

        assertThat(world.opened()).containsExactly("MONITOR_DEGRADED shop/a");
        assertThat(world.told()).isEmpty();
    }

    @Test
    void test_a_restart_neither_forgets_it_nor_tells_it_again() {
        MonitorDefinition monitor = define(Samples.monitor("shop", "a", "any", 1), "eu");
        degraded(monitor, "eu");

        world = world.restarted(Duration.ofSeconds(5));
        world.probes("eu");
        degraded(monitor, "eu");
        next("eu");
        assertThat(world.told()).isEmpty();

        world.up(monitor, "eu");
        next("eu");
        world.up(monitor, "eu");
        assertThat(world.told()).containsExactly("resolved shop/a");
    }

    private MonitorDefinition define(MonitorDefinition monitor, String... locations) {
        MonitorDefinition defined = world.define(monitor);
        world.probes(locations);
        return defined;
    }

    private void degraded(MonitorDefinition monitor, String location) {
        world.result(Samples.slow(monitor, location, world.now()));
    }

    /** The time from one check to the next passes. */
    private void next(String... locations) {
        world.pass(Samples.EVERY, locations);
    }
}
