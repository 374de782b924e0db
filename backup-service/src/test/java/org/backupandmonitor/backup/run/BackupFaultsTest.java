package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.backup.event.Outbox;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.backup.testing.BackupTestbed;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.Tree;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.backup.vault.Kept;
import org.backupandmonitor.backup.vault.VaultEngine;
import org.backupandmonitor.backup.vault.Vaults;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.backup.OtherSource;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.messaging.EventMapper;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes wrong, on real Kafka, PostgreSQL, SSH, rsync and restic: it is told, and the rest goes on. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = BackupTestbed.class, restrictToAnnotatedClass = false)
class BackupFaultsTest {

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
    Plans plans;

    @Inject
    Vaults vaults;

    @Inject
    VaultEngine engine;

    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    World world;

    @BeforeEach
    void connect() {
        world = World.of(bootstrapServers, directory);
    }

    @AfterEach
    void disconnect() {
        world.close();
    }

    @Test
    void a_run_below_its_floor_fails_and_lets_no_old_snapshot_go() {
        world.local("shrinking");
        BackupDefinition whole = Given.definition("shrinking", world.localFiles("shrinking"), World.HOURLY);
        world.publish(whole);
        String good = world.awaitEnd("shop/shrinking", 1).snapshots().get(0).id();
        world.publish(Given.with(whole, List.of("nas"), 10_000_000L));
        // Planned at first, planned anew by the run, and planned again as what was just published.
        Waiting.until(() ->
                world.kafka().only("shop/shrinking", RunEvent.Scheduled.class).size() >= 3);

        for (int run = 2; run <= 4; run++) {
            world.command("shrinking-" + run, "shrinking");
            RunEvent.Finished end = world.awaitEnd("shop/shrinking", run);

            assertThat(end.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
            assertThat(end.message())
                    .startsWith("the source brought 20 B, and min-size asks for 10.0 MB")
                    .contains("lower min-size in the manifest");
        }
        // Two are kept, by retention; three came after the good one.
        assertThat(wholeSnapshots("shop-shrinking")).containsExactly(good);
    }

    @Test
    void a_local_path_that_is_no_longer_mounted_fails_the_run_and_lets_no_old_snapshot_go() {
        world.local("stays");
        Tree mounted = world.local("mounted");
        world.publish(Given.definition("mounts", world.localFiles("stays", "mounted"), World.HOURLY));
        String good = world.awaitEnd("shop/mounts", 1).snapshots().get(0).id();
        mounted.delete("a");

        world.command("mounts-2", "mounts");

        RunEvent.Finished end = world.awaitEnd("shop/mounts", 2);
        assertThat(end.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(end.message()).contains("all files below " + mounted.root() + " have vanished");
        assertThat(wholeSnapshots("shop-mounts")).containsExactly(good);
    }

    @Test
    void one_projects_odd_definition_keeps_no_other_from_running() {
        world.local("patient");
        FilesSource odd = new FilesSource(null, 0, null, null, null, List.of("/srv/\0odd"), null);
        world.publish(Given.definition("odd", "files", odd, World.HOURLY));
        world.publish(Given.definition("odd", "kind", new OtherSource("st\0ne", java.util.Map.of()), World.HOURLY));

        world.publish(Given.definition("patient", world.localFiles("patient"), World.HOURLY));

        assertThat(world.awaitEnd("shop/patient", 1).outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(world.awaitEnd("odd/files", 1).message()).contains("free of control characters");
        assertThat(world.awaitEnd("odd/kind", 1).message()).contains("no source of kind");
    }

    @Test
    void a_command_that_cannot_be_stored_keeps_no_other_from_being_heard() {
        world.local("obedient");
        world.publish(Given.definition("obedient", world.localFiles("obedient"), World.NEVER_HERE));
        Waiting.until(() -> plans.find("shop/obedient").isPresent());

        world.command("x".repeat(500), "obedient");
        world.command("nul \0 id", "obedient");
        world.command("obedient-1", "obedient");

        assertThat(world.awaitEnd("shop/obedient", 1).outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
    }

    @Test
    void what_is_asked_for_while_a_run_is_in_flight_runs_once_when_it_has_ended() {
        world.local("busy");
        BackupDefinition busy = Given.definition("busy", world.localFiles("busy"), World.NEVER_HERE);
        world.publish(busy);
        Waiting.until(() -> plans.find("shop/busy").isPresent());
        Claim inFlight = ledger.begin(busy, List.of()).orElseThrow();

        world.command("busy-1", "busy");
        world.command("busy-2", "busy");
        Waiting.until(() -> demandsStored("shop/busy") == 2);
        assertThat(world.kafka().only("shop/busy", RunEvent.Started.class)).hasSizeLessThanOrEqualTo(1);
        ledger.end(inFlight, new Ending.Succeeded("", List.of()));

        assertThat(world.awaitEnd("shop/busy", 2).trigger()).isEqualTo(RunEvent.Trigger.DEMAND);
        world.command("busy-3", "busy");
        world.awaitEnd("shop/busy", 3);
        assertThat(world.kafka().only("shop/busy", RunEvent.Started.class))
                .as("two that were asked for in one run, then the third")
                .hasSize(3);
    }

    @Test
    void a_check_that_is_asked_for_does_not_move_the_backup() {
        world.local("checked");
        world.publish(Given.definition("checked", world.localFiles("checked"), World.HOURLY));
        world.awaitEnd("shop/checked", 1);
        Instant next = plans.find("shop/checked").orElseThrow().next();

        world.command("checked-1", "checked", RunKind.CHECK);

        assertThat(world.awaitEnd("shop/checked", 2).kind()).isEqualTo(RunKind.CHECK);
        assertThat(plans.find("shop/checked").orElseThrow().next()).isEqualTo(next);
    }

    @Test
    void an_event_that_kafka_never_takes_keeps_no_other_from_being_told() {
        RunEvent.Finished huge = new RunEvent.Finished(
                "shop",
                "huge",
                "run-1",
                RunKind.BACKUP,
                RunEvent.Trigger.SCHEDULE,
                RunEvent.Outcome.FAILED,
                "x".repeat(2_000_000),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH);
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.owe(huge);
            outbox.owe(new RunEvent.Scheduled("shop", "huge", Instant.EPOCH, null));
        });

        Waiting.until(() -> !world.kafka().runs("shop/huge").isEmpty());
        Waiting.until(() -> !lettersAbout("shop/huge").isEmpty());

        assertThat(world.kafka().runs("shop/huge")).singleElement().isInstanceOf(RunEvent.Scheduled.class);
        assertThat(lettersAbout("shop/huge")).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo("bam.runs.v1");
            assertThat(letter.error()).startsWith("it could not be sent: ");
            assertThat(letter.excerpt()).hasSize(DeadLetter.MAX_EXCERPT).contains("shop");
        });
    }

    @Test
    void however_much_there_is_to_say_of_a_run_its_message_is_short() {
        BackupDefinition talkative = Given.definition("talkative", world.localFiles("talkative"), World.NEVER_HERE);
        Claim claim = ledger.begin(talkative, List.of()).orElseThrow();

        ledger.end(claim, Ending.Failed.because("\uD83D\uDE00".repeat(1_000_000)));

        assertThat(world.awaitEnd("shop/talkative", 1).message())
                .isEqualTo("\uD83D\uDE00".repeat(1_000) + "...")
                .isEqualTo(ledger.newest("shop/talkative", 1).get(0).message());
    }

    @Test
    void a_new_project_does_not_begin_in_a_vault_that_is_not_mounted() throws IOException {
        world.local("settler");
        world.publish(Given.with(
                Given.definition("settler", "files", world.localFiles("settler"), World.HOURLY),
                List.of("portable"),
                null));
        world.awaitEnd("settler/files", 1);
        Files.move(directory.resolve("portable"), directory.resolve("unplugged"));
        Files.createDirectories(directory.resolve("portable"));

        world.publish(Given.with(
                Given.definition("newcomer", "files", world.localFiles("settler"), World.HOURLY),
                List.of("portable"),
                null));

        RunEvent.Finished end = world.awaitEnd("newcomer/files", 1);
        assertThat(end.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(end.message()).contains("vault \"portable\" no longer holds what other projects stored");
        assertThat(directory.resolve("portable")).isEmptyDirectory();
    }

    @Test
    void no_secret_is_an_argument_in_an_environment_in_postgresql_or_in_an_event() throws IOException {
        Tree source = Tree.sample(directory.resolve("host/confidential"));
        FilesSource files = new FilesSource(
                "localhost",
                sshPort,
                System.getProperty("user.name"),
                "secret:ssh",
                hostKey,
                List.of(source.root().toString()),
                null);

        world.publish(Given.definition("confidential", files, World.HOURLY));
        RunEvent.Finished end = world.awaitEnd("shop/confidential", 1);

        assertThat(end.outcome()).as(end.message()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        String key = Files.readString(directory.resolve("secrets/ssh"))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        StringBuilder seen = new StringBuilder(Files.readString(directory.resolve("restic-calls")));
        for (RunEvent event : world.kafka().runs("shop/confidential")) {
            seen.append(EventMapper.json().writeValueAsString(event)).append('\n');
        }
        for (String table :
                List.of("run", "plan", "demand", "outbox", "lease", "vault_use", "owed_retention", "owed_aside")) {
            QuarkusTransaction.requiringNew().run(() -> {
                for (Object row : entities.createNativeQuery("select t::text from backup." + table + " t")
                        .getResultList()) {
                    seen.append(row).append('\n');
                }
            });
        }
        assertThat(seen).contains("RESTIC_PASSWORD_FILE=", "shop/confidential");
        assertThat(seen)
                .doesNotContain("vault password")
                .doesNotContain("api token")
                .doesNotContain(key);
        try (var left = Files.list(directory.resolve("state/runs"))) {
            Waiting.until(() -> ledger.newest("shop/confidential", 1).get(0).endedAt() != null);
            assertThat(left.filter(run -> Files.exists(run.resolve("identity"))))
                    .isEmpty();
        }
    }

    private List<DeadLetter> lettersAbout(String key) {
        return world.kafka().deadLetters().stream()
                .filter(letter -> key.equals(letter.key()))
                .toList();
    }

    private List<String> wholeSnapshots(String host) {
        return engine.snapshots(vaults.of("nas", "shop"), host, new Cancellation()).stream()
                .filter(kept -> kept.labels().contains("files"))
                .map(Kept::id)
                .toList();
    }

    private long demandsStored(String key) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number)
                        entities.createNativeQuery("select count(*) from backup.demand where backup_key = :key")
                                .setParameter("key", key)
                                .getSingleResult())
                .longValue());
    }
}
