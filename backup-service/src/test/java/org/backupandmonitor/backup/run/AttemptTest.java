package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.backupandmonitor.backup.process.ChildProcess;
import org.backupandmonitor.backup.process.Invocation;
import org.backupandmonitor.backup.source.Pull;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.source.Source;
import org.backupandmonitor.backup.state.StateDirectory;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.Waiting;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.Vaults;
import org.backupandmonitor.backup.vault.VaultsConfig;
import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.contracts.backup.OtherSource;
import org.backupandmonitor.contracts.backup.PostgresSource;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.messaging.operations.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptTest {

    @TempDir
    Path directory;

    /** As a dump behind a lock that nobody gives up. */
    private final class Hanging implements Source {

        @Override
        public String kind() {
            return "hanging";
        }

        @Override
        public Pulled pull(Pull pull) {
            ChildProcess.run(
                    Invocation.of(List.of("sh", "-c", "touch " + begun() + "; exec sleep 600")), pull.cancellation());
            throw new AssertionError("nobody stopped it");
        }
    }

    private record Nas(String repository, String password, Map<String, String> environment)
            implements VaultsConfig.VaultConfig {

        Nas() {
            this("/srv/nas", "secret:nas", Map.of());
        }
    }

    @Test
    void a_run_that_hangs_is_stopped_in_the_end_and_has_failed() {
        Claim claim = claim("stuck", new OtherSource("hanging", Map.of()));
        InFlight inFlight = new InFlight(null, new Settings());
        inFlight.begin(claim.key(), claim.id(), claim.cancellation());
        var running = CompletableFuture.supplyAsync(() -> attempt().run(claim, Given.NOBODY));
        Waiting.until(() -> Files.exists(begun()));

        inFlight.stopOverdue(System.nanoTime() + Duration.ofHours(25).toNanos());

        Ending ending = running.join();
        assertThat(ending.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ending.message())
                .isEqualTo(
                        "it was stopped because it took longer than 24h, which bam.backup.longest allows: see what its"
                                + " source and its vaults wait for, or let runs take longer");
    }

    @Test
    void a_program_that_somebody_else_ends_each_time_is_a_failure_and_no_stop() {
        Source ended = new Source() {
            @Override
            public String kind() {
                return "ended";
            }

            @Override
            public Pulled pull(Pull pull) {
                throw new CancelledException();
            }
        };

        Ending ending = attempt(ended).run(claim("hunted", new OtherSource("ended", Map.of())), Given.NOBODY);

        assertThat(ending.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ending.message()).contains("ended by a signal that backup-service did not send");
    }

    @Test
    void a_secret_that_operations_use_themselves_is_never_handed_to_a_host() {
        Claim claim = claim("thief", new PostgresSource("db.example.com", 5432, "x", "x", "secret:vault-nas"));
        Source untouched = new Source() {
            @Override
            public String kind() {
                return "postgres";
            }

            @Override
            public Pulled pull(Pull pull) {
                throw new AssertionError("it was pulled");
            }
        };

        Ending ending = attempt(untouched).run(claim, Given.NOBODY);

        assertThat(ending.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ending.message()).contains("does not allow secret \"vault-nas\"");
    }

    /** A run that is due, of a backup every hour. */
    static Claim claim(String name, BackupSource source) {
        return new Claim(
                "run-1",
                Given.definition(name, source, World.HOURLY),
                RunKind.BACKUP,
                RunEvent.Trigger.SCHEDULE,
                null,
                false,
                Instant.EPOCH,
                new Cancellation());
    }

    private Attempt attempt() {
        return attempt(new Hanging());
    }

    private Attempt attempt(Source source) {
        VaultFilling filling = new VaultFilling(new EasyVault(), null, null, null, null) {
            @Override
            void openAny(List<Vault> vaults, Cancellation cancellation) {}
        };
        return new Attempt(
                List.of(source),
                new Policies(List.of(Given.loopbackPolicy()), Set.of("vault-nas")),
                new Vaults(() -> Map.of("nas", new Nas())),
                filling,
                new StateDirectory(directory.resolve("state")),
                Duration.ofMillis(50));
    }

    private Path begun() {
        return directory.resolve("begun");
    }
}
