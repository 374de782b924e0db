package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.alert.backups.BackupMemory;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Status;
import org.junit.jupiter.api.Test;

/** A process that begins anew neither repeats what was said nor forgets what is due. */
class RestartTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(60);

    @Test
    void test_a_job_that_never_called_stays_down_over_a_restart() {
        World world = new World(BEGIN, GRACE);
        MonitorDefinition job =
                world.define(Samples.job("shop", "nightly", Duration.ofHours(1), Duration.ofMinutes(5)));
        world.pass(Duration.ofMinutes(66), "eu");

        World next = world.restarted(Duration.ofSeconds(5));
        next.pass(Duration.ofMinutes(2), "eu");

        assertThat(next.status(job).status()).isEqualTo(Status.DOWN);
        assertThat(next.open(IncidentKind.MONITOR_DOWN)).hasSize(1);
        assertThat(next.told()).isEmpty();
    }

    @Test
    void test_the_deadline_of_a_job_is_kept_over_a_restart() {
        World world = new World(BEGIN, GRACE);
        MonitorDefinition job =
                world.define(Samples.job("shop", "nightly", Duration.ofHours(1), Duration.ofMinutes(5)));
        world.probes("eu");
        world.up(job, "eu");
        world.pass(Duration.ofMinutes(63), "eu");

        World next = world.restarted(Duration.ofSeconds(5));
        next.pass(Duration.ofMinutes(3), "eu");

        assertThat(next.opened()).containsExactly("MONITOR_DOWN shop/nightly");
    }

    @Test
    void test_blindness_is_neither_ended_nor_told_again_by_a_restart() {
        World world = new World(BEGIN, GRACE);
        MonitorDefinition nobodySees = world.define(Samples.monitor("shop", "nobody-sees", "any", 1));
        MonitorDefinition oneSees = world.define(Samples.monitor("shop", "one-sees", "any", 1));
        for (int i = 0; i < 30; i++) {
            world.up(oneSees, "eu");
            world.pass(Duration.ofSeconds(5), "eu", "us");
        }
        assertThat(world.opened()).containsExactlyInAnyOrder("BLIND pipeline", "BLIND location/us");

        World next = world.restarted(Duration.ofSeconds(5));
        for (int i = 0; i < 30; i++) {
            next.up(oneSees, "eu");
            next.pass(Duration.ofSeconds(5), "eu", "us");
        }

        assertThat(next.told()).isEmpty();
        for (int i = 0; i < 5; i++) {
            for (MonitorDefinition each : List.of(oneSees, nobodySees)) {
                next.up(each, "eu");
                next.up(each, "us");
            }
            next.pass(Duration.ofSeconds(5), "eu", "us");
        }
        assertThat(next.told()).containsExactlyInAnyOrder("resolved pipeline", "resolved location/us");
    }

    @Test
    void test_while_a_backlog_is_read_nobody_is_late_by_what_is_still_in_it() {
        World world = new World(BEGIN, GRACE);
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu");
        world.up(monitor, "eu");

        World next = world.restarted(Duration.ofHours(1));
        next.catchUp(Duration.ofMinutes(5));
        next.pass(Duration.ofSeconds(20), "eu");
        next.up(monitor, "eu");
        next.pass(Duration.ofSeconds(20), "eu");

        assertThat(next.opened()).isEmpty();
        assertThat(next.status(monitor).status()).isEqualTo(Status.UP);
    }

    @Test
    void test_a_backlog_that_is_never_read_is_named_where_nobody_sees() {
        World world = new World(BEGIN, GRACE);
        world.up(world.define(Samples.monitor("shop", "a", "any", 1)), "eu");

        World next = world.restarted(Duration.ofHours(1));
        next.catchUp(Duration.ofMinutes(15));

        assertThat(next.open(IncidentKind.BLIND)).singleElement().satisfies(blind -> assertThat(
                        blind.facts().detail())
                .contains("alert-service has not caught up with what was sent"));
    }

    @Test
    void test_a_process_that_can_not_remember_does_not_overwrite_what_was_remembered() {
        BackupMemory stored =
                new BackupMemory("shop/uploads", BEGIN.minus(Duration.ofDays(90)), BEGIN.minus(Duration.ofHours(9)));
        BackupDefinition backup = Samples.backup("shop", "uploads", Duration.ofHours(8));
        Engine engine = new Engine(Set.of(), GRACE, Duration.ofMinutes(1), BEGIN);
        engine.restore(List.of(), Set.of(), List.of(), List.of(), List.of());
        engine.awaitMemory();
        engine.backup(backup.key(), backup, BEGIN);
        engine.definitionsComplete(BEGIN);
        List<BackupMemory> meanwhile = engine.drain().memories();

        engine.recall(List.of(), List.of(stored));
        engine.tick(BEGIN.plusSeconds(1));

        assertThat(meanwhile).isEmpty();
        Effects effects = engine.drain();
        assertThat(effects.memories()).containsExactly(stored);
        assertThat(effects.transitions())
                .extracting(each -> each.incident().facts().kind())
                .containsExactly(IncidentKind.BACKUP_LATE);
    }

    @Test
    void test_a_run_seen_while_nothing_could_be_remembered_is_remembered_afterwards() {
        BackupMemory stored = new BackupMemory("shop/uploads", BEGIN.minus(Duration.ofDays(90)), null);
        BackupDefinition backup = Samples.backup("shop", "uploads", Duration.ofHours(8));
        Engine engine = new Engine(Set.of(), GRACE, Duration.ofMinutes(1), BEGIN);
        engine.awaitMemory();
        engine.backup(backup.key(), backup, BEGIN);
        engine.run(Samples.run(backup, RunEvent.Outcome.SUCCEEDED, "", BEGIN), BEGIN);
        engine.drain();

        engine.recall(List.of(), List.of(stored));

        assertThat(engine.drain().memories())
                .containsExactly(new BackupMemory("shop/uploads", stored.firstSeen(), BEGIN));
    }

    @Test
    void test_a_probe_that_begins_again_and_again_does_not_keep_the_others_from_deciding() {
        World world = new World(BEGIN, GRACE);
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "majority", 1));

        for (int i = 0; i < 40; i++) {
            world.probes("eu");
            world.leave("us");
            world.heartbeat(Samples.probe("probe-us-1", "us", world.now(), world.now(), World.BEAT));
            world.down(monitor, "eu");
            for (int second = 0; second < 5; second++) {
                world.second();
            }
        }

        assertThat(world.opened()).containsExactly("MONITOR_DOWN shop/a");
    }
}
