package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.backupandmonitor.backup.schedule.Plans;
import org.backupandmonitor.backup.state.StateDirectory;
import org.backupandmonitor.backup.testing.BackupTestbed;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was removed goes, some time later. */
@QuarkusTest
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = BackupTestbed.class, restrictToAnnotatedClass = false)
class SweepTest {

    private static final Duration RUNS_KEPT = Duration.ofDays(730);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @ConfigProperty(name = "test.directory")
    Path directory;

    @Inject
    Catalogue catalogue;

    @Inject
    Plans plans;

    @Inject
    Ledger ledger;

    @Inject
    Demands demands;

    @TempDir
    Path own;

    World world;
    StateDirectory state;
    SettableClock clock;
    Sweep sweep;

    @BeforeEach
    void connect() {
        world = World.of(bootstrapServers, directory);
        world.local("swept");
        state = new StateDirectory(own);
        clock = new SettableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        sweep = sweep(new InFlight(ledger, new Settings()));
    }

    @AfterEach
    void disconnect() {
        world.close();
    }

    @Test
    void plan_and_mirror_of_a_backup_go_a_week_after_it_was_removed_and_those_of_others_stay() throws IOException {
        published("removed-long-ago");
        published("still-there");
        world.kafka().send(Topics.BACKUPS, "shop/removed-long-ago", null);
        Waiting.until(() -> catalogue.lacks("shop/removed-long-ago"));

        sweep.sweep();
        clock.now = clock.now.plus(Duration.ofDays(6));
        sweep.sweep();
        assertThat(state.mirrors()).containsExactlyInAnyOrder("shop/removed-long-ago", "shop/still-there");
        assertThat(plans.find("shop/removed-long-ago")).isPresent();

        clock.now = clock.now.plus(Duration.ofDays(1));
        sweep.sweep();

        assertThat(state.mirrors()).containsExactly("shop/still-there");
        assertThat(plans.find("shop/removed-long-ago")).isEmpty();
        assertThat(plans.find("shop/still-there")).isPresent();
    }

    @Test
    void a_backup_that_comes_back_in_time_is_not_missed() throws IOException {
        BackupDefinition back = published("comes-back");
        world.kafka().send(Topics.BACKUPS, back.key(), null);
        Waiting.until(() -> catalogue.lacks(back.key()));
        sweep.sweep();
        world.publish(back);
        Waiting.until(() -> !catalogue.lacks(back.key()));
        clock.now = clock.now.plus(Duration.ofDays(6));
        sweep.sweep();
        world.kafka().send(Topics.BACKUPS, back.key(), null);
        Waiting.until(() -> catalogue.lacks(back.key()));
        clock.now = clock.now.plus(Duration.ofDays(6));

        sweep.sweep();

        assertThat(plans.find(back.key())).isPresent();
        assertThat(state.mirrors()).containsExactly(back.key());
    }

    @Test
    void runs_are_forgotten_when_history_is() {
        BackupDefinition definition = Given.definition("forgotten", world.localFiles("swept"), World.NEVER_HERE);
        ledger.end(ledger.begin(definition, List.of()).orElseThrow(), Ending.Failed.because("of old"));
        Claim open = ledger.begin(definition, List.of()).orElseThrow();
        Instant end = Instant.now();

        ledger.forgetEndedBefore(end.minus(Duration.ofDays(1)));
        assertThat(ledger.newest(definition.key(), 9)).hasSize(2);
        ledger.forgetEndedBefore(end.plus(Duration.ofDays(1)));

        assertThat(ledger.newest(definition.key(), 9))
                .extracting(RunSummary::id)
                .as("what has not ended is not forgotten")
                .containsExactly(open.id());
        ledger.end(open, Ending.Failed.because("of old"));
    }

    private Sweep sweep(InFlight inFlight) {
        return new Sweep(catalogue, plans, ledger, demands, inFlight, state, clock, RUNS_KEPT);
    }

    private BackupDefinition published(String name) throws IOException {
        BackupDefinition definition = Given.definition(name, world.localFiles("swept"), World.NEVER_HERE);
        world.publish(definition);
        Waiting.until(() -> plans.find(definition.key()).isPresent() && !catalogue.lacks(definition.key()));
        Files.createDirectories(state.mirror("shop", name).resolve("files"));
        return definition;
    }
}
