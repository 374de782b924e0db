package org.backupandmonitor.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.vault.Stored;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultFailedException;
import org.backupandmonitor.backup.vault.Vaults;
import org.backupandmonitor.backup.vault.VaultsConfig;
import org.backupandmonitor.contracts.backup.Retention;
import org.junit.jupiter.api.Test;

/** What passes for a good snapshot and is none, while another run of the project writes and nothing can be done about it. */
class SettingAsideTest {

    private static final Retention KEEP = new Retention(2, 0, 0, 0, 0, 0);

    private final Vault vault = Vault.of("nas", "shop", "/srv/nas", "secret:nas", Map.of());
    private final List<OwedAsides.Owed> owed = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private boolean locked = true;

    private final OwedAsides debts = new OwedAsides(null) {
        @Override
        void owe(Vault where, Owed debt) {
            owed.add(debt);
        }

        @Override
        List<Owed> of(Vault where) {
            return List.copyOf(owed);
        }

        @Override
        void settled(Vault where, Owed debt) {
            owed.remove(debt);
        }
    };

    private final EasyVault engine = new EasyVault() {
        @Override
        public void setAside(Vault where, String snapshot, boolean empty, Cancellation cancellation) {
            if (locked) {
                throw new VaultFailedException("it is locked");
            }
            done.add("set " + snapshot + " aside");
        }

        @Override
        public void retain(Vault where, String host, Set<String> labels, Retention keep, Cancellation cancellation) {
            done.add("retained");
        }
    };

    private final SettingAside aside = new SettingAside(debts, engine);

    private record Nas(String repository, String password, Map<String, String> environment)
            implements VaultsConfig.VaultConfig {}

    @Test
    void what_cannot_be_set_aside_yet_is_before_old_snapshots_go() {
        assertThrows(VaultFailedException.class, this::setAside);
        locked = false;

        retaining().pay(vault, new Cancellation());

        assertThat(done).containsExactly("set partial aside", "retained");
        assertThat(owed).isEmpty();
    }

    @Test
    void nothing_is_let_go_while_a_snapshot_passes_for_a_good_one() {
        assertThrows(VaultFailedException.class, this::setAside);

        retaining().pay(vault, new Cancellation());

        assertThat(done).isEmpty();
        assertThat(owed).hasSize(1);
    }

    private void setAside() {
        aside.setAside(vault, new Stored("partial", 1, 1, 0, 1, 1), new Cancellation());
    }

    private Retaining retaining() {
        OwedRetentions retentions = new OwedRetentions(null, null) {
            @Override
            List<Owed> ofProject(String project) {
                return List.of(new Owed("nas", project, "uploads", Set.of("files"), KEEP, Instant.EPOCH, 1));
            }

            @Override
            void settled(Owed debt) {}
        };
        VaultUses uses = new VaultUses(null, null, () -> java.time.Duration.ofDays(7)) {
            @Override
            void mayBeLocked(Vault where) {}
        };
        Vaults vaults = new Vaults(() -> Map.of("nas", new Nas("/srv/nas", "secret:nas", Map.of())));
        return new Retaining(retentions, null, uses, vaults, engine, aside);
    }
}
