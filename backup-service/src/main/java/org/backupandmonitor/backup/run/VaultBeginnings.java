package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultEngine;
import org.backupandmonitor.backup.vault.VaultFailedException;
import org.backupandmonitor.backup.vault.Vaults;

/**
 * Opens vaults that hold nothing of a project yet, one at a time over all instances: two who make the same repository at
 * once would both write its key, and neither could ever open it.
 */
@ApplicationScoped
class VaultBeginnings {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Ledger ledger;
    private final InFlight inFlight;
    private final VaultEngine engine;
    private final VaultUses uses;
    private final Vaults vaults;
    private final Duration patience;

    @Inject
    VaultBeginnings(
            Ledger ledger, InFlight inFlight, VaultEngine engine, VaultUses uses, Vaults vaults, BackupConfig config) {
        this.uses = uses;
        this.vaults = vaults;
        this.ledger = ledger;
        this.inFlight = inFlight;
        this.engine = engine;
        // The other may be as slow as a vault is allowed to be, and twice: looking, then making.
        this.patience = config.vaultTimeout().multipliedBy(3);
    }

    void open(Vault vault, Cancellation cancellation) {
        String leaseKey = LeaseKey.begin(vault.name(), vault.project());
        String id = UUID.randomUUID().toString();
        await(leaseKey, id, vault, cancellation);
        inFlight.begin(leaseKey, id, cancellation);
        try {
            requireMounted(vault, cancellation);
            engine.open(vault, false, cancellation);
            // An earlier first backup may have died here, and nothing remembers it.
            engine.unlock(vault, cancellation);
        } finally {
            inFlight.giveBack(leaseKey, id);
        }
    }

    /** A mount point without its disk looks like a new vault: one that lost what others had there is none. */
    private void requireMounted(Vault vault, Cancellation cancellation) {
        Optional<String> neighbour =
                Retrying.untilAnswered("vault " + vault.name(), cancellation, () -> uses.neighbourOf(vault));
        if (neighbour.isPresent() && !engine.holds(vaults.of(vault.name(), neighbour.get()), cancellation)) {
            throw new VaultFailedException("vault \"" + vault.name() + "\" no longer holds what other projects stored"
                    + " there: mount it or bring it back; nothing was stored");
        }
    }

    private void await(String leaseKey, String id, Vault vault, Cancellation cancellation) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!Retrying.untilAnswered(leaseKey, cancellation, () -> ledger.acquire(leaseKey, id))) {
            if (cancellation.requested()) {
                throw new CancelledException();
            }
            if (System.nanoTime() > deadline) {
                throw new VaultFailedException("vault \"" + vault.name() + "\" is being made ready for project "
                        + vault.project() + " by another run for too long: look into that run's end");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            }
        }
    }
}
