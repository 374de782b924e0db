package org.backupandmonitor.backup.run;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.backup.schedule.Plan;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.backup.testing.BackupTestbed;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.KafkaClient;
import org.backupandmonitor.backup.testing.PlainRestic;
import org.backupandmonitor.backup.testing.Tree;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.backup.OtherSource;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service on real Kafka, PostgreSQL, SSH, rsync and restic. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = BackupTestbed.class, restrictToAnnotatedClass = false)
class BackupServiceTest {

    /** Behind "ssh-ed25519 " and what all keys of that type begin with. */
    private static final int ONE_OF_ITS_BYTES = 50;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "test.directory")
    Path directory;

    @ConfigProperty(name = "test.ssh.port")
    int sshPort;

    @ConfigProperty(name = "test.ssh.host-key")
    String hostKey;

    @Inject
    Ledger ledger;

    @Inject
    LeaseRepository leases;

    @Inject
    Plans plans;

    @Inject
    RunReport report;

    World world;
    KafkaClient kafka;

    @BeforeEach
    void connect() {
        world = World.of(bootstrapServers, directory);
        kafka = world.kafka();
    }

    @AfterEach
    void disconnect() {
        world.close();
    }

    @Test
    void a_definition_in_kafka_becomes_a_snapshot_and_the_story_of_its_run() {
        Tree source = Tree.sample(directory.resolve("host/uploads"));
        kafka.send(Topics.BACKUPS, "shop/garbage", "{ this is no definition");

        world.publish(Given.definition("story", overSsh(source.root(), hostKey), World.HOURLY));

        RunEvent.Finished end = world.awaitEnd("shop/story", 1);
        assertThat(end.outcome()).as(end.message()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(end.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.vault()).isEqualTo("nas");
            assertThat(snapshot.filesTotal()).isEqualTo(11);
            assertThat(snapshot.bytesAdded()).isPositive();
        });
        assertThat(vault().restore(end.snapshots().get(0).id() + ":" + source.root(), directory.resolve("restored"))
                        .entries())
                .isEqualTo(source.entries());
        assertThat(kafka.only("shop/story", RunEvent.Started.class))
                .singleElement()
                .satisfies(start -> {
                    assertThat(start.trigger()).isEqualTo(RunEvent.Trigger.SCHEDULE);
                    assertThat(start.instance()).isEqualTo("backup-under-test");
                });
        assertThat(kafka.only("shop/story", RunEvent.Progress.class))
                .extracting(RunEvent.Progress::phase)
                .contains("pulling", "forgetting");
        assertThat(kafka.only("shop/story", RunEvent.Scheduled.class))
                .last()
                .satisfies(planned -> assertThat(planned.next()).isAfter(end.at()));
        assertThat(report.work().get("runsDone")).isPositive();
        assertThat(report.kinds()).containsExactly("files", "postgres");
        assertThat(report.problems()).noneMatch(problem -> problem.contains("restic"));
    }

    @Test
    void a_command_runs_a_backup_once_however_often_it_comes() {
        world.local("commanded");
        world.publish(Given.definition("commanded", world.localFiles("commanded"), World.NEVER_HERE));

        world.command("c-1", "commanded");
        world.command("c-1", "commanded");
        world.awaitEnd("shop/commanded", 1);
        world.command("c-2", "commanded");

        world.awaitEnd("shop/commanded", 2);
        assertThat(kafka.only("shop/commanded", RunEvent.Started.class))
                .hasSize(2)
                .allSatisfy(start -> assertThat(start.trigger()).isEqualTo(RunEvent.Trigger.DEMAND))
                .allSatisfy(start -> assertThat(start.requestedBy()).isEqualTo("ada"));
    }

    @Test
    void a_run_that_fails_says_why_in_one_sentence() {
        char one = hostKey.charAt(ONE_OF_ITS_BYTES);
        String another = hostKey.substring(0, ONE_OF_ITS_BYTES)
                + (one == 'A' ? 'B' : 'A')
                + hostKey.substring(ONE_OF_ITS_BYTES + 1);

        world.publish(Given.definition("impostor", overSsh(directory, another), World.HOURLY));

        RunEvent.Finished end = world.awaitEnd("shop/impostor", 1);
        assertThat(end.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(end.message())
                .startsWith("localhost ")
                .contains("host key")
                .doesNotContain("Exception")
                .doesNotContain("\n");
        assertThat(end.snapshots()).isEmpty();
    }

    @Test
    void a_kind_that_is_not_offered_fails_visibly() {
        world.publish(
                Given.definition("tablets", new OtherSource("stone-tablets", Map.of("host", "museum")), World.HOURLY));

        assertThat(world.awaitEnd("shop/tablets", 1).message())
                .contains("no source of kind \"stone-tablets\" (it has [files, postgres])");
    }

    @Test
    void local_files_outside_of_what_ops_opened_are_refused() {
        world.publish(Given.definition(
                "outside", new FilesSource(null, 0, null, null, null, List.of("/etc"), null), World.HOURLY));

        assertThat(world.awaitEnd("shop/outside", 1).message()).contains("\"/etc\" is not below what ops opened");
    }

    @Test
    void one_vaults_trouble_fails_the_run_but_not_the_other_vault() {
        world.local("two-vaults");
        BackupDefinition one = Given.definition("two-vaults", world.localFiles("two-vaults"), World.HOURLY);
        world.publish(Given.with(one, List.of("broken", "nas"), null));

        RunEvent.Finished end = world.awaitEnd("shop/two-vaults", 1);
        assertThat(end.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(end.message()).contains("secret \"vault-shop\" is not set");
        assertThat(end.snapshots()).extracting(RunEvent.Snapshot::vault).containsExactly("nas");
        assertThat(report.problems()).anyMatch(problem -> problem.contains("vault-shop"));
    }

    @Test
    void ops_run_backups_and_see_runs_and_snapshots_with_their_token_only() {
        world.local("by-hand");
        world.publish(Given.definition("by-hand", world.localFiles("by-hand"), World.NEVER_HERE));
        Waiting.until(() -> plans.find("shop/by-hand").isPresent());
        given().post("/api/v1/backups/shop/by-hand/run").then().statusCode(401);
        given().header("Authorization", "Bearer guessed")
                .get("/api/v1/backups")
                .then()
                .statusCode(401);

        ops().post("/api/v1/backups/shop/by-hand/run").then().statusCode(202);

        RunEvent.Finished end = world.awaitEnd("shop/by-hand", 1);
        ops().get("/api/v1/backups").then().body("backup", hasItem("by-hand"));
        ops().get("/api/v1/backups/shop/by-hand/runs")
                .then()
                .body("id", hasItem(end.run()))
                .body("outcome", hasItem("SUCCEEDED"));
        ops().get("/api/v1/backups/shop/by-hand/snapshots")
                .then()
                .body("", hasSize(1))
                .body("snapshot.id", hasItem(end.snapshots().get(0).id()));
        ops().post("/api/v1/backups/shop/unheard-of/run")
                .then()
                .statusCode(404)
                .body("message", containsString("unheard-of"));
        ops().post("/api/v1/vaults/nas/shop/prune").then().statusCode(202);
    }

    @Test
    void a_backup_in_flight_cannot_be_started_again_and_a_dead_instances_run_is_closed_and_repeated_soon() {
        BackupDefinition definition = Given.definition("fenced", world.localFiles("fenced"), World.NEVER_HERE);
        plans.adopt(definition, Instant.now());
        Claim first = ledger.begin(definition, List.of()).orElseThrow();

        Optional<Claim> second = ledger.begin(definition, List.of());

        assertThat(second).isEmpty();
        assertThat(ledger.renew("shop/fenced", first.id())).isTrue();
        QuarkusTransaction.requiringNew()
                .run(() -> leases.update("expiresAt = ?1 where key = ?2", Instant.EPOCH, "shop/fenced"));
        RunEvent.Finished end = world.awaitEnd("shop/fenced", 1);
        assertThat(end.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(end.message()).startsWith("backup-service ended while it ran");
        assertThat(ledger.renew("shop/fenced", first.id())).isFalse();
        assertThat(ledger.end(first, Ending.Failed.because("too late"))).isFalse();
        assertThat(plans.find("shop/fenced").orElseThrow().next()).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void a_restart_keeps_the_schedule_and_a_missed_run_is_due_once() {
        BackupDefinition nightly = Given.definition(
                "nightly", world.localFiles("nightly"), new Schedule.Cron("0 2 * * *", ZoneId.of("UTC")));
        Instant monday = Instant.parse("2026-11-23T12:00:00Z");
        Plan planned = plans.adopt(nightly, monday);

        Plan threeDaysLater = plans.adopt(nightly, monday.plus(Duration.ofDays(3)));

        assertThat(planned.next()).isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));
        assertThat(threeDaysLater.next()).isEqualTo(planned.next());
        QuarkusTransaction.requiringNew().run(() -> plans.started(nightly, monday.plus(Duration.ofDays(3))));
        assertThat(plans.find("shop/nightly").orElseThrow().next()).isEqualTo(Instant.parse("2026-11-27T02:00:00Z"));
    }

    @Test
    void what_was_planned_by_a_clock_that_ran_ahead_is_planned_anew() {
        BackupDefinition ahead =
                Given.definition("ahead", world.localFiles("ahead"), new Schedule.Cron("0 2 * * *", ZoneId.of("UTC")));
        BackupDefinition hourly = Given.definition("hourly-ahead", world.localFiles("ahead"), World.HOURLY);
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        Instant wrong = now.plus(Duration.ofDays(400));
        plans.adopt(ahead, wrong);
        plans.adopt(hourly, wrong);
        QuarkusTransaction.requiringNew().run(() -> plans.started(hourly, wrong));

        Plan right = plans.adopt(ahead, now);

        assertThat(right.next()).isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));
        assertThat(plans.adopt(hourly, now).next()).isEqualTo(now.plus(Duration.ofHours(1)));
    }

    @Test
    void the_first_backups_of_a_project_make_its_repository_together() {
        world.local("twin-1");
        world.local("twin-2");

        world.publish(Given.definition("twins", "one", world.localFiles("twin-1"), World.HOURLY));
        world.publish(Given.definition("twins", "two", world.localFiles("twin-2"), World.HOURLY));

        assertThat(List.of(world.awaitEnd("twins/one", 1), world.awaitEnd("twins/two", 1)))
                .allSatisfy(end -> assertThat(end.outcome()).as(end.message()).isEqualTo(RunEvent.Outcome.SUCCEEDED));
    }

    @Test
    void a_removed_backup_runs_no_more() {
        world.local("removed");
        world.publish(Given.definition("removed", world.localFiles("removed"), World.HOURLY));
        world.awaitEnd("shop/removed", 1);

        kafka.send(Topics.BACKUPS, "shop/removed", null);

        Waiting.until(() -> !owns("shop/removed"));
        Waiting.until(() -> ops().post("/api/v1/backups/shop/removed/run").statusCode() == 404);
        ops().get("/api/v1/backups/shop/removed/runs").then().statusCode(200).body("", hasSize(1));
    }

    @Inject
    Dispatcher dispatcher;

    private boolean owns(String key) {
        return dispatcher.ownedKeys().contains(key);
    }

    private io.restassured.specification.RequestSpecification ops() {
        return given().header("Authorization", "Bearer api token");
    }

    private FilesSource overSsh(Path path, String pinned) {
        return new FilesSource(
                "localhost", sshPort, System.getProperty("user.name"), null, pinned, List.of(path.toString()), null);
    }

    private PlainRestic vault() {
        return new PlainRestic(directory.resolve("nas/shop"), "vault password");
    }
}
