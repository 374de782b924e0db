package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.alert.backups.BackupMemory;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.alert.incident.Transition;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.OtherCheck;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.junit.jupiter.api.Test;

/** What is judged of which events, without a framework. */
class EngineTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final World world = new World(BEGIN, GRACE);

    @Test
    void test_a_location_is_down_only_after_enough_failures_in_a_row() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 3));
        world.probes("eu");
        world.up(monitor, "eu");
        world.down(monitor, "eu");
        world.down(monitor, "eu");
        world.up(monitor, "eu");
        world.down(monitor, "eu");
        world.down(monitor, "eu");

        assertThat(world.open(IncidentKind.MONITOR_DOWN)).isEmpty();

        world.down(monitor, "eu");

        assertThat(world.open(IncidentKind.MONITOR_DOWN)).hasSize(1);
        assertThat(world.open(IncidentKind.MONITOR_DOWN).get(0).facts().detail())
                .isEqualTo("expected status 200, got 503: upstream timed out, seen from eu");
    }

    @Test
    void test_below_quorum_it_is_visible_and_no_incident() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "majority", 1));
        world.probes("eu", "us", "asia");
        world.up(monitor, "eu");
        world.up(monitor, "us");
        world.up(monitor, "asia");

        world.down(monitor, "eu");

        assertThat(world.status(monitor).status()).isEqualTo(Status.UP);
        assertThat(world.status(monitor).reason()).isEqualTo("DOWN in eu only");
        assertThat(world.open(IncidentKind.MONITOR_DOWN)).isEmpty();
    }

    @Test
    void test_the_quorum_is_of_the_locations_with_fresh_results() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "majority", 1));
        world.probes("eu", "us");
        world.up(monitor, "eu");
        world.up(monitor, "us");
        world.pass(Duration.ofSeconds(30), "eu", "us");
        world.up(monitor, "eu");
        world.pass(Duration.ofSeconds(30), "eu", "us");

        world.down(monitor, "eu");

        assertThat(world.status(monitor).status()).isEqualTo(Status.DOWN);
        assertThat(world.locationStatus(monitor, "us")).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void test_the_decision_waits_for_a_location_that_could_turn_it() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "majority", 1));
        world.probes("eu", "us");

        world.down(monitor, "eu");

        assertThat(world.status(monitor).status()).isEqualTo(Status.UNKNOWN);
        world.down(monitor, "us");
        assertThat(world.status(monitor).status()).isEqualTo(Status.DOWN);
    }

    @Test
    void test_a_probe_that_can_not_check_does_not_vote() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "all", 1));
        world.probes("eu", "us");
        world.up(monitor, "eu");
        world.up(monitor, "us");
        world.result(Samples.result(
                monitor,
                "us",
                world.now(),
                Status.UNKNOWN,
                List.of(new Finding("policy", "an allowed target", "a refused one", Status.UNKNOWN))));

        world.down(monitor, "eu");

        assertThat(world.status(monitor).status()).isEqualTo(Status.DOWN);
        assertThat(world.locationStatus(monitor, "us")).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void test_results_that_waited_too_long_make_nothing_up_or_down() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu");
        world.up(monitor, "eu");
        Instant old = world.now().plusSeconds(1);
        world.pass(Duration.ofMinutes(10), "eu");

        world.result(Samples.down(monitor, "eu", old));

        assertThat(world.open(IncidentKind.MONITOR_DOWN)).isEmpty();
        assertThat(world.status(monitor).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void test_the_same_result_twice_counts_once() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 2));
        world.probes("eu");
        Instant at = world.now();

        world.result(Samples.down(monitor, "eu", at));
        world.result(Samples.down(monitor, "eu", at));

        assertThat(world.open(IncidentKind.MONITOR_DOWN)).isEmpty();
    }

    @Test
    void test_down_up_and_down_again_that_are_read_in_one_go_are_two_incidents() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu");
        Instant sent = world.now();
        world.pass(Duration.ofSeconds(10), "eu");

        for (int i = 0; i < 2; i++) {
            world.result(Samples.down(monitor, "eu", sent.plusSeconds(3 * i)));
            world.result(Samples.up(monitor, "eu", sent.plusSeconds(3 * i + 1)));
            world.result(Samples.up(monitor, "eu", sent.plusSeconds(3 * i + 2)));
        }
        world.result(Samples.down(monitor, "eu", sent.plusSeconds(9)));

        assertThat(world.told())
                .containsExactly(
                        "opened shop/a", "resolved shop/a", "opened shop/a", "resolved shop/a", "opened shop/a");
        assertThat(world.transitions())
                .filteredOn(each -> each.name().equals("opened"))
                .extracting(each -> each.incident().id())
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void test_many_monitors_without_results_are_one_incident() {
        for (int i = 0; i < 40; i++) {
            MonitorDefinition monitor = world.define(Samples.monitor("shop", "m" + i, "any", 1));
            world.probes("eu");
            world.up(monitor, "eu");
        }

        world.pass(Duration.ofMinutes(5), "eu");

        assertThat(world.opened()).hasSize(1);
        assertThat(world.open(IncidentKind.BLIND).get(0).facts().title()).isEqualTo("Blind: nobody sees 40 monitors");
    }

    @Test
    void test_a_kind_that_no_probe_offers_is_unknown_with_that_reason_and_no_incident() {
        MonitorDefinition monitor = world.define(Samples.monitor(
                "shop", "pigeon", new OtherCheck("carrier-pigeon", Map.of()), "any", 1, List.of(), null));

        world.pass(Duration.ofMinutes(5), "eu");

        assertThat(world.status(monitor).status()).isEqualTo(Status.UNKNOWN);
        assertThat(world.status(monitor).reason()).isEqualTo("no probe in eu can run carrier-pigeon checks");
        assertThat(world.opened()).isEmpty();
    }

    @Test
    void test_degraded_is_shown_at_once() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 2));
        world.probes("eu");

        world.result(Samples.slow(monitor, "eu", world.now()));

        assertThat(world.status(monitor).status()).isEqualTo(Status.DEGRADED);
        assertThat(world.status(monitor).reason()).isEqualTo("expected at most 800 ms, got 1203 ms, seen from eu");
        assertThat(world.opened()).isEmpty();
    }

    @Test
    void test_a_location_that_was_down_and_returns_with_a_success_is_neither_down_nor_up_by_it() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu", "us");
        world.up(monitor, "us");
        world.down(monitor, "eu");
        for (int i = 0; i < 12; i++) {
            world.pass(Duration.ofSeconds(5), "eu", "us");
            world.up(monitor, "us");
        }
        assertThat(world.status(monitor).status()).isEqualTo(Status.UP);

        world.up(monitor, "eu");

        assertThat(world.status(monitor).status()).isEqualTo(Status.UP);
        assertThat(world.locationStatus(monitor, "eu")).isEqualTo(Status.UNKNOWN);
        world.up(monitor, "eu");
        assertThat(world.locationStatus(monitor, "eu")).isEqualTo(Status.UP);
        assertThat(world.told())
                .filteredOn(each -> each.endsWith("shop/a"))
                .containsExactly("opened shop/a", "resolved shop/a");
    }

    @Test
    void test_what_was_down_before_a_pause_is_not_down_by_that_after_it() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 2));
        world.probes("eu");
        world.down(monitor, "eu");
        world.down(monitor, "eu");
        pause(monitor);

        world.define(monitor);
        world.up(monitor, "eu");

        assertThat(world.status(monitor).status()).isEqualTo(Status.UP);
        assertThat(world.told()).containsExactly("opened shop/a", "resolved shop/a");
    }

    @Test
    void test_a_job_that_was_paused_for_days_has_its_whole_time_to_call_again() {
        MonitorDefinition job =
                world.define(Samples.job("shop", "nightly", Duration.ofHours(1), Duration.ofMinutes(5)));
        world.probes("eu");
        world.up(job, "eu");
        pause(job);
        world.pass(Duration.ofHours(3), "eu");

        world.define(job);
        world.pass(Duration.ofMinutes(64), "eu");

        assertThat(world.status(job).status()).isEqualTo(Status.UNKNOWN);
        assertThat(world.opened()).isEmpty();
        world.pass(Duration.ofMinutes(2), "eu");
        assertThat(world.opened()).containsExactly("MONITOR_DOWN shop/nightly");
    }

    @Test
    void test_a_job_that_has_to_call_more_often_has_its_whole_time_to_do_so() {
        world.define(Samples.job("shop", "nightly", Duration.ofHours(24), Duration.ofMinutes(5)));
        world.probes("eu");
        world.up(Samples.job("shop", "nightly", Duration.ofHours(24), Duration.ofMinutes(5)), "eu");
        world.pass(Duration.ofHours(3), "eu");

        MonitorDefinition hourly =
                world.define(Samples.job("shop", "nightly", Duration.ofHours(1), Duration.ofMinutes(5)));
        world.pass(Duration.ofMinutes(64), "eu");

        assertThat(world.status(hourly).status()).isEqualTo(Status.UNKNOWN);
        assertThat(world.status(hourly).reason())
                .isEqualTo("no call since 2026-11-01 12:00:00 UTC; the next is due 2026-11-01 16:05:00 UTC");
        assertThat(world.opened()).isEmpty();
        world.pass(Duration.ofMinutes(2), "eu");
        assertThat(world.opened()).containsExactly("MONITOR_DOWN shop/nightly");
    }

    @Test
    void test_a_job_that_is_down_by_its_silence_is_not_up_by_a_new_cadence() {
        world.define(Samples.job("shop", "nightly", Duration.ofHours(1), Duration.ofMinutes(5)));
        world.probes("eu");
        world.pass(Duration.ofHours(3), "eu");

        MonitorDefinition patient =
                world.define(Samples.job("shop", "nightly", Duration.ofHours(2), Duration.ofMinutes(5)));

        assertThat(world.status(patient).status()).isEqualTo(Status.DOWN);
        assertThat(world.told()).containsExactly("opened shop/nightly");
    }

    @Test
    void test_pausing_ends_the_incident() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu");
        world.down(monitor, "eu");

        world.define(Samples.monitor("shop", "a", monitor.check(), "any", 1, List.of(), "we move house"));

        assertThat(world.status(monitor).status()).isEqualTo(Status.PAUSED);
        assertThat(world.open(IncidentKind.MONITOR_DOWN)).isEmpty();
        assertThat(world.ending()).isEqualTo(Ending.PAUSED);
    }

    @Test
    void test_removing_a_monitor_ends_its_incident_and_its_status() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu");
        world.down(monitor, "eu");

        world.remove(monitor);

        assertThat(world.open(IncidentKind.MONITOR_DOWN)).isEmpty();
        assertThat(world.statuses()).doesNotContainKey("shop/a");
        assertThat(world.ending()).isEqualTo(Ending.REMOVED);
    }

    @Test
    void test_another_target_is_not_up_by_what_was_seen_of_the_old_one() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu");
        world.up(monitor, "eu");

        MonitorDefinition moved = world.define(Samples.monitor(
                "shop", "a", new OtherCheck("tcp", Map.of("target", "elsewhere")), "any", 1, List.of(), null));
        world.result(Samples.up(moved, "eu", world.now().minusSeconds(1)));
        world.pass(Duration.ofMinutes(2), "eu");

        assertThat(world.status(moved).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void test_messages_are_held_back_while_what_it_depends_on_is_down() {
        MonitorDefinition network = world.define(Samples.monitor("shop", "network", "any", 1));
        MonitorDefinition shop =
                world.define(Samples.monitor("shop", "a", network.check(), "any", 1, List.of("network"), null));
        world.probes("eu");
        world.up(network, "eu");
        world.up(shop, "eu");
        world.down(network, "eu");

        world.down(shop, "eu");

        assertThat(world.told()).containsExactly("opened shop/network");
        world.up(network, "eu");
        world.up(network, "eu");
        world.down(shop, "eu");
        assertThat(world.told()).containsExactly("opened shop/network", "resolved shop/network", "changed shop/a");
    }

    @Test
    void test_a_job_that_does_not_call_is_down_and_up_with_its_next_call() {
        MonitorDefinition job =
                world.define(Samples.job("shop", "nightly", Duration.ofHours(1), Duration.ofMinutes(5)));
        world.probes("eu");
        world.up(job, "eu");
        world.pass(Duration.ofMinutes(64), "eu");
        assertThat(world.status(job).status()).isEqualTo(Status.UP);

        world.pass(Duration.ofMinutes(2), "eu");

        assertThat(world.status(job).status()).isEqualTo(Status.DOWN);
        assertThat(world.status(job).reason())
                .isEqualTo("expected a call every 1h (grace 5m), got silence: the last came 2026-11-01 12:00:00 UTC");
        world.up(job, "eu");
        assertThat(world.status(job).status()).isEqualTo(Status.UP);
    }

    @Test
    void test_a_job_that_never_called_is_down_from_when_it_was_defined() {
        MonitorDefinition job =
                world.define(Samples.job("shop", "nightly", Duration.ofHours(1), Duration.ofMinutes(5)));

        world.pass(Duration.ofMinutes(66), "eu");

        assertThat(world.open(IncidentKind.MONITOR_DOWN)).hasSize(1);
        assertThat(world.status(job).reason()).contains("none came since 2026-11-01 12:00:00 UTC");
    }

    @Test
    void test_a_call_that_says_it_failed_is_down_at_once_and_one_that_it_began_says_nothing() {
        MonitorDefinition job =
                world.define(Samples.job("shop", "nightly", Duration.ofHours(1), Duration.ofMinutes(5)));
        world.probes("eu");
        world.up(job, "eu");
        world.result(Samples.result(
                job,
                "eu",
                world.now(),
                Status.UNKNOWN,
                List.of(new Finding("start", "the end of the job", "its start", Status.UNKNOWN))));
        assertThat(world.status(job).status()).isEqualTo(Status.UP);

        world.down(job, "eu");

        assertThat(world.status(job).status()).isEqualTo(Status.DOWN);
    }

    @Test
    void test_a_call_that_was_due_while_no_probe_could_take_it_proves_nothing() {
        MonitorDefinition job =
                world.define(Samples.job("shop", "nightly", Duration.ofHours(1), Duration.ofMinutes(5)));
        world.probes("eu");
        world.up(job, "eu");
        world.pass(Duration.ofMinutes(50), "eu");

        world.pass(Duration.ofMinutes(30));

        assertThat(world.status(job).status()).isEqualTo(Status.UNKNOWN);
        world.pass(Duration.ofMinutes(50), "eu");
        assertThat(world.open(IncidentKind.MONITOR_DOWN)).isEmpty();
        world.pass(Duration.ofMinutes(20), "eu");
        assertThat(world.open(IncidentKind.MONITOR_DOWN)).hasSize(1);
    }

    @Test
    void test_each_time_without_any_probe_proves_nothing_about_the_calls_that_were_due_in_it() {
        MonitorDefinition job =
                world.define(Samples.job("shop", "nightly", Duration.ofHours(1), Duration.ofMinutes(5)));
        world.probes("eu");
        world.pass(Duration.ofMinutes(10), "eu");
        world.pass(Duration.ofMinutes(10));
        world.pass(Duration.ofMinutes(10), "eu");
        world.up(job, "eu");
        world.pass(Duration.ofMinutes(50), "eu");

        world.pass(Duration.ofMinutes(30));
        world.pass(Duration.ofMinutes(10), "eu");
        world.pass(Duration.ofMinutes(10));

        world.pass(Duration.ofMinutes(40), "eu");
        assertThat(world.open(IncidentKind.MONITOR_DOWN)).isEmpty();
        world.pass(Duration.ofMinutes(10), "eu");
        assertThat(world.open(IncidentKind.MONITOR_DOWN)).hasSize(1);
    }

    @Test
    void test_three_missed_heartbeats_make_a_probe_silent() {
        world.probes("eu", "us");
        world.pass(Duration.ofSeconds(14), "us");
        assertThat(world.open(IncidentKind.PROBE_SILENT)).isEmpty();

        world.pass(Duration.ofSeconds(2), "us");

        assertThat(world.open(IncidentKind.PROBE_SILENT)).hasSize(1);
        assertThat(world.open(IncidentKind.PROBE_SILENT).get(0).facts().title())
                .isEqualTo("Probe probe-eu-1 in eu is silent");
        world.probes("eu");
        assertThat(world.open(IncidentKind.PROBE_SILENT)).isEmpty();
    }

    @Test
    void test_who_leaves_is_not_silent() {
        world.probes("eu", "us");

        world.leave("eu");
        world.pass(Duration.ofMinutes(30), "us");

        assertThat(world.opened()).isEmpty();
    }

    @Test
    void test_a_probe_that_is_restarted_on_purpose_blinds_nobody() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu");
        world.up(monitor, "eu");

        world.leave("eu");
        world.pass(Duration.ofSeconds(25));
        world.probes("eu");
        world.up(monitor, "eu");
        world.pass(Duration.ofSeconds(5), "eu");

        assertThat(world.opened()).isEmpty();
        assertThat(world.history(monitor))
                .containsOnly(Status.UNKNOWN, Status.UP)
                .endsWith(Status.UP);
        assertThat(world.history(monitor)).containsOnlyOnce(Status.UNKNOWN);
    }

    @Test
    void test_everything_ended_on_purpose_and_started_again_blinds_nobody() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu");
        world.up(monitor, "eu");
        world.leave("eu");

        World next = world.restarted(Duration.ofHours(10));
        next.pass(Duration.ofSeconds(20));
        next.up(monitor, "eu");
        next.pass(Duration.ofSeconds(20), "eu");

        assertThat(next.opened()).isEmpty();
        assertThat(next.history(monitor)).doesNotContain(Status.UNKNOWN);
    }

    @Test
    void test_an_expected_kind_of_component_that_never_comes_is_told_after_the_grace() {
        World strict = new World(BEGIN, GRACE, Set.of(Component.CONFIG, Component.PROBE));
        strict.pass(Duration.ofSeconds(59), "eu");
        assertThat(strict.opened()).isEmpty();

        strict.pass(Duration.ofSeconds(2), "eu");

        assertThat(strict.opened()).containsExactly("COMPONENT_SILENT config");
    }

    @Test
    void test_a_restart_of_everything_makes_nothing_silent_or_unknown_but_who_does_not_come_back_is_told() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu", "us");
        world.up(monitor, "eu");
        world.pass(Duration.ofSeconds(5), "eu", "us");

        World next = world.restarted(Duration.ofMinutes(30));
        next.pass(Duration.ofSeconds(30), "eu");
        next.up(monitor, "eu");
        next.pass(Duration.ofSeconds(25), "eu");

        assertThat(next.opened()).isEmpty();
        assertThat(next.history(monitor)).doesNotContain(Status.UNKNOWN);
        next.up(monitor, "eu");
        next.pass(Duration.ofSeconds(10), "eu");
        assertThat(next.opened()).containsExactly("PROBE_SILENT probe-us-1");
    }

    @Test
    void test_streaks_and_open_incidents_survive_a_restart() {
        MonitorDefinition down = world.define(Samples.monitor("shop", "down", "any", 2));
        MonitorDefinition halfway = world.define(Samples.monitor("shop", "halfway", "any", 2));
        world.probes("eu");
        world.up(down, "eu");
        world.up(halfway, "eu");
        world.down(down, "eu");
        world.down(down, "eu");
        world.down(halfway, "eu");

        World next = world.restarted(Duration.ofSeconds(5));
        next.probes("eu");
        next.down(down, "eu");
        next.down(halfway, "eu");

        assertThat(next.opened()).containsExactly("MONITOR_DOWN shop/halfway");
        next.up(down, "eu");
        assertThat(next.open(IncidentKind.MONITOR_DOWN)).hasSize(2);
        next.up(down, "eu");
        assertThat(next.open(IncidentKind.MONITOR_DOWN)).hasSize(1);
    }

    @Test
    void test_while_kafka_is_gone_that_is_the_only_incident_and_its_end_is_told() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu");
        world.up(monitor, "eu");
        Instant since = world.now();

        world.blindFor(Duration.ofMinutes(20), since);

        assertThat(world.opened()).containsExactly("BLIND kafka");
        assertThat(world.open(IncidentKind.BLIND).get(0).facts().title())
                .isEqualTo("Monitoring is blind since 2026-11-01 12:00:00 UTC");
        world.sees();
        world.pass(Duration.ofSeconds(20), "eu");
        assertThat(world.told()).containsExactly("opened kafka", "resolved kafka");
    }

    @Test
    void test_after_a_standstill_of_our_own_nobody_is_silent_or_unseen() {
        MonitorDefinition monitor = world.define(Samples.monitor("shop", "a", "any", 1));
        world.probes("eu");
        world.up(monitor, "eu");

        world.standStill(Duration.ofMinutes(5));
        world.pass(Duration.ofSeconds(20), "eu");

        assertThat(world.opened()).isEmpty();
        assertThat(world.status(monitor).status()).isEqualTo(Status.UP);
    }

    @Test
    void test_a_failed_backup_is_an_incident_until_one_succeeds() {
        BackupDefinition backup = world.define(Samples.backup("shop", "uploads", Duration.ofHours(8)));

        world.run(Samples.run(backup, RunEvent.Outcome.FAILED, "app1 refused the key", world.now()));

        assertThat(world.open(IncidentKind.BACKUP_FAILED).get(0).facts().detail())
                .isEqualTo("app1 refused the key; there is no good snapshot yet");
        world.pass(Duration.ofMinutes(1));
        world.run(Samples.run(backup, RunEvent.Outcome.SUCCEEDED, "", world.now()));
        assertThat(world.open(IncidentKind.BACKUP_FAILED)).isEmpty();
    }

    @Test
    void test_a_backup_is_late_whatever_the_reason_also_when_none_ever_ran() {
        World next = new World(BEGIN, GRACE);
        next.define(Samples.backup("shop", "never-ran", Duration.ofHours(8)));
        next.pass(Duration.ofHours(7));
        assertThat(next.open(IncidentKind.BACKUP_LATE)).isEmpty();

        next.pass(Duration.ofHours(2));

        assertThat(next.open(IncidentKind.BACKUP_LATE).get(0).facts().detail())
                .isEqualTo(
                        "expected a good snapshot of app1.shop.example.com:/srv/uploads at most 8 hours old, got none"
                                + " since it was defined 2026-11-01 12:00:00 UTC");
    }

    @Test
    void test_the_age_of_a_backup_is_remembered_over_a_restart() {
        BackupDefinition backup = Samples.backup("shop", "uploads", Duration.ofHours(8));
        Engine engine = new Engine(Set.of(), GRACE, Duration.ofMinutes(1), BEGIN);
        engine.restore(
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(new BackupMemory(
                        "shop/uploads", BEGIN.minusSeconds(999_999), BEGIN.minus(Duration.ofHours(9)))));

        engine.backup(backup.key(), backup, BEGIN);
        engine.tick(BEGIN.plusSeconds(1));

        assertThat(engine.drain().transitions()).extracting(Transition::name).containsExactly("opened");
    }

    @Test
    void test_a_run_that_is_read_again_changes_nothing() {
        BackupDefinition backup = world.define(Samples.backup("shop", "uploads", null));
        RunEvent failed = Samples.run(backup, RunEvent.Outcome.FAILED, "no space", world.now());
        world.run(failed);
        world.pass(Duration.ofMinutes(1));
        world.run(Samples.run(backup, RunEvent.Outcome.SUCCEEDED, "", world.now()));

        world.run(failed);

        assertThat(world.told()).containsExactly("opened shop/uploads", "resolved shop/uploads");
    }

    @Test
    void test_each_rejected_commit_is_told_and_the_accepted_one_ends_it() {
        world.engine().repository(rejected("aaaaaaaaaaaa", "unknown key", world.now()), world.now());
        world.collect();
        world.pass(Duration.ofSeconds(1));
        world.engine().repository(rejected("bbbbbbbbbbbb", "unknown key", world.now()), world.now());
        world.collect();
        world.pass(Duration.ofSeconds(1));

        world.engine()
                .repository(
                        new RepositoryEvent.Accepted(
                                "repo", "bam.yaml", commit("cccccccccccc"), "shop", 1, 1, List.of(), world.now()),
                        world.now());
        world.collect();

        assertThat(world.told()).containsExactly("opened repo", "changed repo", "resolved repo");
    }

    @Test
    void test_of_projects_that_are_put_by_rest_each_has_its_own_rejection() {
        see(rejected("api", "shop", "aaaaaaaaaaaa"));
        see(rejected("api", "blog", "bbbbbbbbbbbb"));

        see(accepted("api", "blog", "cccccccccccc"));

        assertThat(world.told()).containsExactly("opened api/shop", "opened api/blog", "resolved api/blog");
        assertThat(world.open(IncidentKind.MANIFEST_REJECTED).get(0).facts().title())
                .isEqualTo("Manifest of api/shop rejected at aaaaaaaaaa: 1 error");
        see(new RepositoryEvent.Removed("api/shop", world.now()));
        assertThat(world.open(IncidentKind.MANIFEST_REJECTED)).isEmpty();
    }

    @Test
    void test_a_repository_out_of_reach_is_told_after_the_grace() {
        Instant since = world.now();
        world.engine().repository(new RepositoryEvent.Unreachable("repo", "token refused", since, since), since);
        world.collect();
        assertThat(world.opened()).isEmpty();

        world.pass(Duration.ofSeconds(61));

        assertThat(world.opened()).containsExactly("REPOSITORY_UNREACHABLE repo");
    }

    private void pause(MonitorDefinition monitor) {
        world.define(Samples.monitor(
                monitor.project(), monitor.name(), monitor.check(), "any", monitor.failures(), List.of(), "we move"));
    }

    private static RepositoryEvent.Commit commit(String hash) {
        return new RepositoryEvent.Commit(hash, "Ada", "ada@example.com", "Oops");
    }

    private void see(RepositoryEvent event) {
        world.engine().repository(event, world.now());
        world.collect();
        world.second();
    }

    private RepositoryEvent accepted(String repository, String project, String hash) {
        return new RepositoryEvent.Accepted(
                repository, "bam.yaml", commit(hash), project, 1, 1, List.of(), world.now());
    }

    private RepositoryEvent rejected(String repository, String project, String hash) {
        return new RepositoryEvent.Rejected(
                repository,
                "bam.yaml",
                commit(hash),
                project,
                null,
                List.of(new Diagnostic(Diagnostic.Level.ERROR, "unknown-key", "unknown key", "", 7, 5, 7, 9)),
                world.now());
    }

    private static RepositoryEvent rejected(String hash, String message, Instant at) {
        return new RepositoryEvent.Rejected(
                "repo",
                "bam.yaml",
                commit(hash),
                null,
                null,
                List.of(new Diagnostic(Diagnostic.Level.ERROR, "unknown-key", message, "", 7, 5, 7, 9)),
                at);
    }
}
