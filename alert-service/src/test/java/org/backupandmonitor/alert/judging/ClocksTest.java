package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Status;
import org.junit.jupiter.api.Test;

/** A host whose clock is off is named, wherever what it reports looks wrong by that. */
class ClocksTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");

    private final World world = new World(BEGIN, Duration.ofSeconds(60));

    @Test
    void test_a_probe_whose_clock_is_behind_is_named_in_the_reason_and_to_operations() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));

        for (int i = 0; i < 30; i++) {
            beat("probe-eu-1", "eu", Duration.ofMinutes(-4));
            world.result(Samples.up(monitor, "eu", world.now().minus(Duration.ofMinutes(4))));
            pass();
        }

        assertThat(world.opened()).contains("CLOCK_WRONG probe-eu-1", "BLIND pipeline");
        assertThat(world.open(IncidentKind.CLOCK_WRONG).get(0).facts().title())
                .isEqualTo("The clock of probe probe-eu-1 in eu is wrong");
        assertThat(world.open(IncidentKind.CLOCK_WRONG).get(0).facts().detail())
                .contains("got a clock that is 4 min behind", "NTP");
        assertThat(world.status(monitor).status()).isEqualTo(Status.UNKNOWN);
        assertThat(world.status(monitor).reason()).endsWith("; the clock of probe-eu-1 is 4 min behind");
        assertThat(world.open(IncidentKind.BLIND).get(0).facts().detail()).contains("probe-eu-1 is 4 min behind");
    }

    @Test
    void test_the_end_is_told_when_the_clock_is_set() {
        for (int i = 0; i < 3; i++) {
            beat("probe-eu-1", "eu", Duration.ofSeconds(6));
            pass();
        }
        beat("probe-eu-1", "eu", Duration.ZERO);
        beat("probe-eu-1", "eu", Duration.ZERO);
        beat("probe-eu-1", "eu", Duration.ZERO);

        assertThat(world.told()).containsExactly("opened probe-eu-1", "resolved probe-eu-1");
    }

    @Test
    void test_heartbeats_that_were_late_once_are_no_wrong_clock() {
        beat("probe-eu-1", "eu", Duration.ZERO);
        beat("probe-eu-1", "eu", Duration.ofSeconds(-90));
        beat("probe-eu-1", "eu", Duration.ofSeconds(-85));
        beat("probe-eu-1", "eu", Duration.ZERO);
        for (int i = 0; i < 10; i++) {
            beat("probe-eu-1", "eu", Duration.ofSeconds(-14));
        }

        assertThat(world.opened()).isEmpty();
    }

    @Test
    void test_a_clock_that_was_wrong_before_a_restart_is_not_taken_for_right_after_it() {
        for (int i = 0; i < 3; i++) {
            beat("probe-eu-1", "eu", Duration.ofMinutes(3));
        }

        World next = world.restarted(Duration.ofSeconds(5));
        next.heartbeat(Samples.probe("probe-eu-1", "eu", BEGIN, next.now().plusSeconds(180), World.BEAT));
        next.pass(Duration.ofSeconds(1));

        assertThat(next.told()).isEmpty();
        assertThat(next.open(IncidentKind.CLOCK_WRONG)).hasSize(1);
    }

    @Test
    void test_when_our_own_clock_is_set_back_what_happens_from_then_on_counts() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 2));
        BackupDefinition backup = world.define(Samples.backup("shop", "uploads", null));
        world.probes("eu", "us");
        world.up(monitor, "eu");
        world.run(Samples.run(backup, RunEvent.Outcome.SUCCEEDED, "", world.now()));

        world.setBack(Duration.ofHours(2));
        world.pass(Duration.ofSeconds(1), "eu");
        world.down(monitor, "eu");
        world.down(monitor, "eu");
        world.run(Samples.run(backup, RunEvent.Outcome.FAILED, "no space", world.now()));
        world.pass(Duration.ofSeconds(70), "eu");

        assertThat(world.told()).contains("opened shop/a", "opened shop/uploads", "opened probe-us-1");
    }

    private void beat(String instance, String location, Duration off) {
        world.heartbeat(Samples.probe(instance, location, BEGIN, world.now().plus(off), World.BEAT));
    }

    private void pass() {
        for (int i = 0; i < 5; i++) {
            world.second();
        }
    }
}
