package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.OtherCheck;
import org.backupandmonitor.contracts.monitor.Status;
import org.junit.jupiter.api.Test;

/** A location that sees nothing is one incident, whether its probes are silent or only seem to be well. */
class BlindnessTest {

    private static final int MONITORS = 40;

    private final World world = new World(Instant.parse("2026-11-01T12:00:00Z"), Duration.ofSeconds(60));
    private final List<MonitorDefinition> monitors = new ArrayList<>();

    @Test
    void test_a_location_whose_probes_are_heard_but_report_nothing_is_one_incident() {
        define();
        minutes(2, "eu", "us");
        assertThat(world.opened()).isEmpty();

        minutes(2, "eu");

        assertThat(world.opened()).containsExactly("BLIND location/us");
        assertThat(world.open(IncidentKind.BLIND).get(0).facts().title())
                .isEqualTo("Blind in us: no fresh result for 40 monitors");
        assertThat(world.status(monitors.get(0)).status()).isEqualTo(Status.UP);
        minutes(1, "eu", "us");
        assertThat(world.told()).containsExactly("opened location/us", "resolved location/us");
    }

    @Test
    void test_a_location_whose_probe_is_silent_is_one_incident_and_its_monitors_are_judged_by_the_others() {
        define();
        for (int i = 0; i < 12; i++) {
            report("eu", "us");
            world.pass(Duration.ofSeconds(5), "eu", "us");
        }

        for (int i = 0; i < 24; i++) {
            report("eu");
            world.pass(Duration.ofSeconds(5), "eu");
        }

        assertThat(world.opened()).containsExactly("PROBE_SILENT probe-us-1");
        assertThat(world.status(monitors.get(0)).status()).isEqualTo(Status.UP);
        assertThat(world.locationStatus(monitors.get(0), "us")).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void test_a_location_that_can_not_run_the_kind_is_not_blind_and_says_so() {
        MonitorDefinition pigeon = world.define(Samples.monitor(
                "shop", "pigeon", new OtherCheck("carrier-pigeon", Map.of()), "any", 1, List.of(), null));

        world.pass(Duration.ofMinutes(3), "eu", "us");

        assertThat(world.opened()).isEmpty();
        assertThat(world.status(pigeon).locations())
                .extracting(each -> each.reason())
                .containsOnly("no probe there can run carrier-pigeon checks");
    }

    @Test
    void test_a_loss_of_everything_is_told_although_one_monitor_was_never_seen() {
        define();
        world.define(Samples.at("mars", Samples.monitor("shop", "lost", "any", 1)));
        minutes(4, "eu", "us");
        assertThat(world.told()).containsExactly("opened pipeline");

        minutes(2);

        assertThat(world.told()).containsExactly("opened pipeline", "changed pipeline");
        assertThat(world.open(IncidentKind.BLIND).get(0).facts().title()).isEqualTo("Blind: nobody sees 41 monitors");
    }

    @Test
    void test_a_loss_of_everything_during_a_restart_is_told() {
        MonitorDefinition never = world.define(Samples.at("mars", Samples.monitor("shop", "lost", "any", 1)));
        define();
        minutes(4, "eu", "us");

        World next = world.restarted(Duration.ofMinutes(10));
        next.pass(Duration.ofMinutes(4), "eu", "us");

        assertThat(next.status(never).status()).isEqualTo(Status.UNKNOWN);
        assertThat(next.told()).containsExactly("changed pipeline");
    }

    @Test
    void test_one_location_that_sees_ever_less_is_told_again_when_it_has_doubled_and_not_with_each_monitor() {
        define();
        minutes(2, "eu", "us");

        for (int blind = 1; blind <= MONITORS; blind++) {
            for (int i = 0; i < 8; i++) {
                for (MonitorDefinition monitor : monitors) {
                    world.result(Samples.up(monitor, "eu", world.now()));
                }
                for (MonitorDefinition monitor : monitors.subList(blind, MONITORS)) {
                    world.result(Samples.up(monitor, "us", world.now()));
                }
                world.pass(Duration.ofSeconds(5), "eu", "us");
            }
        }

        assertThat(world.told().get(0)).isEqualTo("opened location/us");
        assertThat(world.told().subList(1, world.told().size()))
                .hasSizeBetween(4, 6)
                .containsOnly("changed location/us");
    }

    private void define() {
        for (int i = 0; i < MONITORS; i++) {
            monitors.add(world.define(Samples.monitor("shop", "m" + i, "any", 1)));
        }
        world.probes("eu", "us");
    }

    /** Both locations are heard; only these report. */
    private void minutes(int minutes, String... reporting) {
        for (int i = 0; i < minutes * 12; i++) {
            report(reporting);
            world.pass(Duration.ofSeconds(5), "eu", "us");
        }
    }

    private void report(String... locations) {
        for (MonitorDefinition monitor : monitors) {
            for (String location : locations) {
                world.result(Samples.up(monitor, location, world.now()));
            }
        }
    }
}
