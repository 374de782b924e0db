package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.testing.BackupTestbed;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.backup.vault.VaultEngine;
import org.backupandmonitor.backup.vault.Vaults;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The runs of a project and its pruning share a repository, in which some work can only be done alone. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = BackupTestbed.class, restrictToAnnotatedClass = false)
class RepositorySharingTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "test.directory")
    Path directory;

    @Inject
    Ledger ledger;

    @Inject
    InFlight inFlight;

    @Inject
    Pruning pruning;

    @Inject
    VaultUses uses;

    @Inject
    Vaults vaults;

    @Inject
    VaultEngine engine;

    @Inject
    Overdue overdue;

    @Inject
    RunReport report;

    @Inject
    EntityManager entities;

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
    void a_run_stays_due_while_its_vault_is_pruned_for_its_project() {
        BackupDefinition definition = backup("pruned", "files");
        Pruning.PruneClaim elsewhere = claim("portable", "pruned");
        Pruning.PruneClaim otherProject = claim("nas", "another");
        Pruning.PruneClaim here = claim("nas", "pruned");

        assertThat(ledger.begin(definition, List.of())).isEmpty();

        ledger.release(here.leaseKey(), here.id());
        Claim begun = ledger.begin(definition, List.of()).orElseThrow();
        ledger.end(begun, new Ending.Succeeded("", List.of()));
        ledger.release(elsewhere.leaseKey(), elsewhere.id());
        ledger.release(otherProject.leaseKey(), otherProject.id());
    }

    @Test
    void what_is_due_for_long_and_does_not_begin_is_told_whatever_the_reason() {
        world.local("files");
        world.publish(backup("blocked", "files"));
        world.awaitEnd("blocked/files", 1);
        // Once the run has given its lease back
        Waiting.until(() -> !ledger.isRunning("blocked/files"));
        Pruning.PruneClaim blocking = claim("nas", "blocked");
        inFlight.begin(blocking.leaseKey(), blocking.id(), blocking.cancellation());
        assertThat(overdue.problems()).noneMatch(problem -> problem.contains("blocked/files"));

        dueSince(Instant.now().minus(Duration.ofHours(2)));

        assertThat(overdue.problems())
                .singleElement()
                .asString()
                .contains("blocked/files should have begun more than an hour ago");
        Waiting.until(() -> report.problems().stream().anyMatch(problem -> problem.contains("blocked/files")));
        dueSince(Instant.now().plus(Duration.ofHours(1)));
        inFlight.giveBack(blocking.leaseKey(), blocking.id());
    }

    private void dueSince(Instant time) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update backup.plan set next_run_at = :time" + " where backup_key = 'blocked/files'")
                .setParameter("time", time)
                .executeUpdate());
    }

    @Test
    void a_vault_is_not_pruned_for_a_project_while_a_run_of_it_is_in_flight() {
        Claim run = ledger.begin(backup("writing", "files"), List.of()).orElseThrow();
        VaultUses.Use use = new VaultUses.Use("nas", "writing", false);

        assertThat(pruning.claim(use)).isEmpty();
        assertThat(pruning.claim(new VaultUses.Use("nas", "writing.not", false)))
                .as("another project, though its name begins alike")
                .hasValueSatisfying(claim -> ledger.release(claim.leaseKey(), claim.id()));

        ledger.end(run, new Ending.Succeeded("", List.of()));
        assertThat(pruning.claim(use)).hasValueSatisfying(claim -> ledger.release(claim.leaseKey(), claim.id()));
    }

    @Test
    void old_snapshots_that_stayed_because_another_run_wrote_go_with_the_last_run_or_with_pruning() {
        world.local("small");
        BackupDefinition small = backup("sharing", "small");
        BackupDefinition large = backup("sharing", "large");

        Claim writing = write(large);
        world.publish(small);
        runsOfSmall(1, 4);
        assertThat(snapshotsOfSmall()).as("nobody waited for the other run").isEqualTo(4);

        stopWriting(writing);
        world.publish(Given.definition("sharing", "last", world.localFiles("small"), World.HOURLY));
        assertThat(world.awaitEnd("sharing/last", 1).outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(snapshotsOfSmall()).as("as many as are kept").isEqualTo(2);

        Claim again = write(large);
        runsOfSmall(5, 5);
        assertThat(snapshotsOfSmall()).isEqualTo(3);

        stopWriting(again);
        assertThat(uses.pruneSoon("nas", "sharing")).isTrue();
        Waiting.until(() -> snapshotsOfSmall() == 2);
    }

    private void runsOfSmall(int from, int to) {
        for (int run = from; run <= to; run++) {
            if (run > 1) {
                world.kafka()
                        .send(
                                org.backupandmonitor.contracts.Topics.COMMANDS,
                                "sharing/small",
                                new org.backupandmonitor.contracts.command.Command.RunNow(
                                        "sharing-" + run,
                                        "sharing",
                                        "small",
                                        org.backupandmonitor.contracts.backup.RunKind.BACKUP,
                                        "ada",
                                        java.time.Instant.now()));
            }
            RunEvent.Finished end = world.awaitEnd("sharing/small", run);
            assertThat(end.outcome()).as(end.message()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
            assertThat(end.message()).isEmpty();
        }
    }

    /** As a run that takes hours would. */
    private Claim write(BackupDefinition definition) {
        Claim claim = ledger.begin(definition, List.of()).orElseThrow();
        inFlight.begin(claim.key(), claim.id(), claim.cancellation());
        return claim;
    }

    private void stopWriting(Claim claim) {
        ledger.end(claim, new Ending.Succeeded("", List.of()));
        inFlight.end(claim.key());
    }

    private long snapshotsOfSmall() {
        return engine.snapshots(vaults.of("nas", "sharing"), "sharing-small", new Cancellation())
                .size();
    }

    private Pruning.PruneClaim claim(String vault, String project) {
        return pruning.claim(new VaultUses.Use(vault, project, false)).orElseThrow();
    }

    private BackupDefinition backup(String project, String name) {
        return Given.definition(project, name, world.localFiles("small"), World.HOURLY);
    }
}
