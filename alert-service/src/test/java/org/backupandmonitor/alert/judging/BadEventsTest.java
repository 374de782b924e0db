package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that can be read but say something absurd harm nobody but themselves: judging goes on. */
class BadEventsTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T12:00:00Z");
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final World world = new World(BEGIN, Duration.ofSeconds(60));
    private MonitorDefinition good;

    @BeforeEach
    void define() {
        good = world.define(Samples.monitor("shop", "good", "any", 1));
        world.probes("eu");
        world.up(good, "eu");
    }

    @AfterEach
    void judging_goes_on() {
        world.pass(Duration.ofSeconds(2), "eu");
        world.down(good, "eu");
        assertThat(world.status(good).status()).isEqualTo(Status.DOWN);
    }

    @Test
    void test_a_heartbeat_that_promises_the_next_one_in_an_eternity_is_expected_within_an_hour() {
        Heartbeat absurd = Samples.heartbeat("eternal", Component.BACKUP, null, BEGIN, world.now(), FOREVER, false);

        world.heartbeat(absurd);

        world.pass(Duration.ofHours(3).plusSeconds(2), "eu");
        assertThat(world.opened()).contains("COMPONENT_SILENT eternal");
    }

    @Test
    void test_a_monitor_that_is_checked_once_in_an_eternity_is_unknown_and_said_to_be() {
        MonitorDefinition absurd = world.define(Samples.every(FOREVER, Samples.monitor("shop", "absurd", "any", 1)));

        world.result(Samples.up(absurd, "eu", world.now()));

        assertThat(world.status(absurd).status()).isEqualTo(Status.UNKNOWN);
        assertThat(world.status(absurd).reason()).startsWith("it could not be judged");
        world.second();
        assertThat(world.open(IncidentKind.BLIND).get(0).facts().detail()).contains("shop/absurd");
    }

    @Test
    void test_a_job_that_calls_once_in_an_eternity_is_unknown_and_said_to_be() {
        MonitorDefinition absurd = world.define(Samples.job("shop", "absurd", FOREVER, FOREVER));

        world.second();

        assertThat(world.status(absurd).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void test_a_repository_out_of_reach_since_the_end_of_time_is_told_after_the_grace() {
        world.engine().repository(new RepositoryEvent.Unreachable("repo", "no", Instant.MAX, Instant.MAX), world.now());
        world.collect();

        world.pass(Duration.ofSeconds(62), "eu");

        assertThat(world.opened()).contains("REPOSITORY_UNREACHABLE repo");
    }

    @Test
    void test_a_backup_that_ends_in_the_future_is_young_from_now_only() {
        BackupDefinition backup = world.define(Samples.backup("shop", "uploads", Duration.ofMinutes(10)));
        Instant future = world.now().plus(Duration.ofDays(365));

        world.run(Samples.run(backup, RunEvent.Outcome.SUCCEEDED, "", future));

        world.pass(Duration.ofMinutes(11), "eu");
        assertThat(world.open(IncidentKind.BACKUP_LATE)).hasSize(1);
        world.run(Samples.run(backup, RunEvent.Outcome.FAILED, "disk full", world.now()));
        assertThat(world.open(IncidentKind.BACKUP_FAILED)).hasSize(1);
    }

    @Test
    void test_a_backup_that_ended_before_there_were_computers_is_refused_and_changes_nothing() {
        BackupDefinition backup = world.define(Samples.backup("shop", "uploads", FOREVER));

        assertThatThrownBy(() -> world.run(
                        Samples.run(backup, RunEvent.Outcome.SUCCEEDED, "", Instant.parse("1900-01-01T00:00:00Z"))))
                .hasMessageContaining("is said to have ended 1900-01-01");

        world.second();
        assertThat(world.opened()).isEmpty();
    }

    @Test
    void test_a_result_from_before_there_were_computers_says_nothing() {
        world.result(Samples.result(good, "eu", Instant.MIN, Status.DOWN, List.of()));

        assertThat(world.status(good).status()).isEqualTo(Status.UP);
    }
}
