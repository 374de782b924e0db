package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.World;
import org.backupandmonitor.backup.vault.Stored;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultFailedException;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VaultFillingTest {

    private final Vault vault = Vault.of("nas", "shop", "/srv/nas", "secret:nas", Map.of());
    private final Cancellation cancellation = new Cancellation();
    private final Deque<Runnable> outages = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();

    private final VaultUses uses = new VaultUses(null, Clock.systemUTC(), () -> Duration.ofDays(7)) {
        @Override
        Optional<Use> find(Vault asked) {
            say("find");
            return Optional.of(new Use("nas", "shop", true));
        }

        @Override
        void unlocked(Vault asked) {
            say("unlocked");
        }

        @Override
        void mayBeLocked(Vault asked) {}

        @Override
        void used(Vault asked) {
            say("used");
        }

        private void say(String what) {
            if (!outages.isEmpty()) {
                outages.remove().run();
                throw new IllegalStateException("PostgreSQL is away");
            }
            said.add(what);
        }
    };

    private final Retaining retaining = new Retaining(null, null, null, null, null, null) {
        @Override
        void owe(Vault asked, BackupDefinition definition, Set<String> labels, Cancellation cancelled) {
            said.add("owed " + labels);
        }

        @Override
        List<String> payUnlessOthersWrite(Claim claim) {
            said.add("paid");
            return List.of("it is locked");
        }
    };

    private final SettingAside aside = new SettingAside(null, null) {
        @Override
        void setAside(Vault asked, Stored unfit, Cancellation cancelled) {
            throw new VaultFailedException("it is locked");
        }
    };

    private static final class Incomplete extends EasyVault {

        private @Nullable Stored unfit;

        @Override
        public Stored store(
                Vault vault, String host, Material material, Cancellation cancellation, Progress.Listener progress) {
            if (unfit != null) {
                throw new VaultFailedException("it is incomplete", unfit);
            }
            return super.store(vault, host, material, cancellation, progress);
        }
    }

    private final Incomplete engine = new Incomplete();
    private final VaultFilling filling = new VaultFilling(engine, uses, null, retaining, aside);

    @Test
    void a_moment_without_postgresql_does_not_end_a_run() {
        outages.add(() -> {});

        Ending ending = fill();

        assertThat(ending.outcome()).isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(ending.snapshots()).extracting(RunEvent.Snapshot::id).containsExactly("stored");
        assertThat(said).containsExactly("find", "unlocked", "used", "owed [files]", "paid");
    }

    @Test
    void that_old_snapshots_stay_is_told_of_a_good_run() {
        assertThat(fill().message()).isEqualTo("it is stored, but old snapshots could not be let go: it is locked");
    }

    @Test
    void that_an_unfit_snapshot_still_passes_for_a_good_one_is_told() {
        engine.unfit = new Stored("0123456789", 1, 1, 0, 1, 1);

        Ending ending = fill();

        assertThat(ending.outcome()).isEqualTo(RunEvent.Outcome.FAILED);
        assertThat(ending.message())
                .isEqualTo("it is incomplete; its snapshot 01234567 can't be marked as that yet, so don't restore from"
                        + " it (it is locked)");
    }

    @Test
    void who_waits_for_postgresql_can_be_stopped() {
        outages.add(() -> cancellation.cancel("its lease was lost"));

        assertThatThrownBy(this::fill).isInstanceOf(CancelledException.class);
    }

    private Ending fill() {
        Material tree = new Material.Tree("files", java.nio.file.Path.of("/srv"), List.of("."), List.of());
        Claim claim = new Claim(
                "run-1",
                Given.definition(
                        "uploads", new FilesSource(null, 0, null, null, null, List.of("/srv"), null), World.HOURLY),
                RunKind.BACKUP,
                RunEvent.Trigger.SCHEDULE,
                null,
                false,
                Instant.EPOCH,
                cancellation);
        return filling.fill(List.of(vault), Pulled.of(tree), claim, Given.NOBODY);
    }
}
