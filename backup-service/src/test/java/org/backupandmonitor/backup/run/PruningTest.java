package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.Vaults;
import org.backupandmonitor.backup.vault.VaultsConfig;
import org.junit.jupiter.api.Test;

/** Pruning that fails is told, and tried again after a while: due at once again, it would be tried for ever. */
class PruningTest {

    private final List<String> put = new ArrayList<>();

    private final VaultUses uses = new VaultUses(null, Clock.systemUTC(), () -> Duration.ofDays(7)) {
        @Override
        void mayBeLocked(Vault vault) {}

        @Override
        void notPruned(Use use) {
            put.add("off");
        }
    };

    private final Retaining nothingOwed = new Retaining(null, null, null, null, null, null) {
        @Override
        void pay(Vault vault, Cancellation cancellation) {}
    };

    private record Nas(String repository, String password, Map<String, String> environment)
            implements VaultsConfig.VaultConfig {}

    @Test
    void what_nobody_foresaw_is_told_and_put_off() {
        Pruning pruning = pruning(new UncheckedIOException("/state/runs can't be made", new IOException("disk full")));

        pruning.run(claim());

        assertThat(put).containsExactly("off");
        assertThat(pruning.problems()).singleElement().asString().contains("/state/runs can't be made");
    }

    @Test
    void a_signal_from_elsewhere_is_told_and_put_off() {
        Pruning pruning = pruning(new CancelledException());

        pruning.run(claim());

        assertThat(put).containsExactly("off");
        assertThat(pruning.problems()).singleElement().asString().contains("ended by a signal");
    }

    private static Pruning.PruneClaim claim() {
        return new Pruning.PruneClaim("prune-1", new VaultUses.Use("nas", "shop", false), new Cancellation());
    }

    private Pruning pruning(RuntimeException failure) {
        EasyVault failing = new EasyVault() {
            @Override
            public void prune(Vault vault, Cancellation cancellation) {
                throw failure;
            }
        };
        Vaults vaults = new Vaults(() -> Map.of("nas", new Nas("/srv/nas", "secret:nas", Map.of())));
        InFlight inFlight = new InFlight(new NoLedger(), new Settings());
        return new Pruning(uses, new NoLedger(), inFlight, vaults, failing, nothingOwed);
    }
}
