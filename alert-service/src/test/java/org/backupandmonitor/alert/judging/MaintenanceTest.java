package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.backupandmonitor.alert.Samples;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent.Outcome;
import org.backupandmonitor.contracts.incident.Incident.Entry;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;
import org.junit.jupiter.api.Test;

/** While a window is open, problems are recorded and nobody is told; whoever is still down when it closes is told of then. */
class MaintenanceTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    /** From one to two minutes after noon. */
    private static final MaintenanceWindow WINDOW =
            new MaintenanceWindow.Once(NOON.plusSeconds(60), NOON.plusSeconds(120), "updates");

    private World world = new World(NOON, Duration.ofSeconds(60));

    @Test
    void test_what_goes_down_and_comes_back_while_a_window_is_open_is_recorded_and_not_told() {
        MonitorDefinition shop = maintained(WINDOW);
        passUntil(60);

        fail(shop);

        assertThat(world.status(shop).status()).isEqualTo(Status.DOWN);
        assertThat(world.open(IncidentKind.MONITOR_DOWN)).singleElement().satisfies(incident -> assertThat(
                        incident.facts().timeline())
                .extracting(Entry::what, Entry::text)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "held back", "maintenance until 2026-11-01 12:02:00 UTC: updates")));
        mend(shop);
        passUntil(180);
        assertThat(world.open(IncidentKind.MONITOR_DOWN)).isEmpty();
        assertThat(world.told()).isEmpty();
    }

    @Test
    void test_what_is_still_down_when_the_window_closes_is_told_then() {
        MonitorDefinition shop = maintained(WINDOW);
        passUntil(60);
        fail(shop);
        passUntil(119);
        assertThat(world.told()).isEmpty();

        passUntil(121);

        assertThat(world.told()).containsExactly("changed shop/a");
        mend(shop);
        assertThat(world.told()).containsExactly("changed shop/a", "resolved shop/a");
    }

    @Test
    void test_people_who_heard_of_a_beginning_hear_of_the_end_also_while_a_window_is_open() {
        MonitorDefinition shop = maintained(WINDOW);
        fail(shop);
        passUntil(61);

        mend(shop);

        assertThat(world.told()).containsExactly("opened shop/a", "resolved shop/a");
    }

    @Test
    void test_a_new_process_knows_what_it_has_to_tell_when_the_window_closes() {
        MonitorDefinition shop = maintained(WINDOW);
        passUntil(60);
        fail(shop);

        world = world.restarted(Duration.ofSeconds(10));
        passUntil(110);
        assertThat(world.told()).isEmpty();
        passUntil(121);

        assertThat(world.told()).containsExactly("changed shop/a");
    }

    @Test
    void test_a_window_that_a_new_manifest_takes_away_holds_nothing_back() {
        MonitorDefinition shop = maintained(WINDOW);
        passUntil(60);
        fail(shop);

        world.define(Samples.maintained(shop));

        assertThat(world.told()).containsExactly("changed shop/a");
    }

    @Test
    void test_a_failed_backup_is_told_when_the_window_closes_unless_a_later_run_was_good() {
        BackupDefinition failing = world.define(Samples.maintained(Samples.backup("shop", "failing", null), WINDOW));
        BackupDefinition mended = world.define(Samples.maintained(Samples.backup("shop", "mended", null), WINDOW));
        passUntil(60);
        world.run(Samples.run(failing, Outcome.FAILED, "no route to host", world.now()));
        world.run(Samples.run(mended, Outcome.FAILED, "no route to host", world.now()));
        passUntil(100);
        world.run(Samples.run(mended, Outcome.SUCCEEDED, "", world.now()));
        assertThat(world.told()).isEmpty();

        passUntil(180);

        assertThat(world.told()).containsExactly("changed shop/failing");
        assertThat(world.open(IncidentKind.BACKUP_FAILED))
                .singleElement()
                .satisfies(incident -> assertThat(incident.facts().detail()).startsWith("no route to host"));
    }

    @Test
    void test_a_late_backup_is_told_when_the_window_closes() {
        world.define(Samples.maintained(Samples.backup("shop", "uploads", Duration.ofSeconds(90)), WINDOW));

        passUntil(119);
        assertThat(world.open(IncidentKind.BACKUP_LATE)).hasSize(1);
        assertThat(world.told()).isEmpty();
        passUntil(121);

        assertThat(world.told()).containsExactly("changed shop/uploads");
    }

    @Test
    void test_a_window_that_comes_again_holds_back_each_time() {
        MaintenanceWindow hourly =
                new MaintenanceWindow.Recurring("0 * * * *", Duration.ofSeconds(30), ZoneId.of("UTC"), null);
        MonitorDefinition shop = maintained(hourly);

        fail(shop);
        mend(shop);
        passUntil(3_600);
        fail(shop);
        mend(shop);
        assertThat(world.told()).isEmpty();
        passUntil(3_640);
        fail(shop);

        assertThat(world.told()).containsExactly("opened shop/a");
    }

    /** One that is checked so seldom that its results are not stale before a test is over. */
    private MonitorDefinition maintained(MaintenanceWindow window) {
        MonitorDefinition seldom = Samples.every(Duration.ofHours(2), Samples.monitor("shop", "a", "any", 1));
        MonitorDefinition shop = world.define(Samples.maintained(seldom, window));
        world.probes("eu");
        world.up(shop, "eu");
        return shop;
    }

    private void fail(MonitorDefinition monitor) {
        world.down(monitor, "eu");
    }

    private void mend(MonitorDefinition monitor) {
        world.up(monitor, "eu");
        world.up(monitor, "eu");
    }

    /** Until so many seconds after noon. */
    private void passUntil(long seconds) {
        world.pass(Duration.between(world.now(), NOON.plusSeconds(seconds)), "eu");
    }
}
