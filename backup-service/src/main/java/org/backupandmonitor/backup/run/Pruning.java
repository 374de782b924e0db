package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.CancelledException;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultEngine;
import org.backupandmonitor.backup.vault.VaultFailedException;
import org.backupandmonitor.backup.vault.Vaults;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.jboss.logging.Logger;

/** Frees the space of forgotten snapshots, apart from runs: it takes long, and keeps others from writing. */
@ApplicationScoped
class Pruning {

    private static final Logger LOG = Logger.getLogger(Pruning.class);

    /** A project whose runs follow each other without a pause is pruned first once it has waited for so long. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final VaultUses uses;
    private final Ledger ledger;
    private final InFlight inFlight;
    private final Vaults vaults;
    private final VaultEngine engine;
    private final Retaining retaining;

    /** By lease; gone as soon as pruning succeeds again. */
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    @Inject
    Pruning(VaultUses uses, Ledger ledger, InFlight inFlight, Vaults vaults, VaultEngine engine, Retaining retaining) {
        this.uses = uses;
        this.ledger = ledger;
        this.inFlight = inFlight;
        this.vaults = vaults;
        this.engine = engine;
        this.retaining = retaining;
    }

    /** A repository that this process, and no other, prunes. */
    record PruneClaim(String id, VaultUses.Use use, Cancellation cancellation) {

        String leaseKey() {
            return LeaseKey.prune(use.vault(), use.project());
        }
    }

    /** What could not be pruned, in sentences. */
    List<String> problems() {
        return troubles.values().stream().sorted().toList();
    }

    List<VaultUses.Use> due() {
        return uses.pruneDueFor(Duration.ZERO);
    }

    /** Those that have waited long enough for the runs of their project to let them in. */
    List<VaultUses.Use> overdue() {
        return uses.pruneDueFor(PATIENCE);
    }

    /** Empty while a run of the project is in flight: pruning would wait for it in vain. */
    Optional<PruneClaim> claim(VaultUses.Use use) {
        PruneClaim claim = new PruneClaim(UUID.randomUUID().toString(), use, new Cancellation());
        return ledger.acquireForPruning(use.vault(), use.project(), claim.id()) ? Optional.of(claim) : Optional.empty();
    }

    void run(PruneClaim claim) {
        VaultUses.Use use = claim.use();
        LOG.infof("vault %s: pruning the repository of project %s", use.vault(), use.project());
        try {
            Vault vault = vaults.of(use.vault(), use.project());
            if (use.needsUnlock() && engine.unlock(vault, claim.cancellation())) {
                store(claim, () -> uses.unlocked(vault));
            }
            retaining.pay(vault, claim.cancellation());
            try {
                engine.prune(vault, claim.cancellation());
            } catch (CancelledException | VaultFailedException e) {
                store(claim, () -> uses.mayBeLocked(vault));
                throw e;
            }
            store(claim, () -> uses.pruned(use));
            troubles.remove(claim.leaseKey());
        } catch (CancelledException e) {
            if (claim.cancellation().timedOut()) {
                failed(claim, "it was stopped because " + claim.cancellation().because());
            } else if (!claim.cancellation().requested()) {
                failed(claim, "restic was ended by a signal that backup-service did not send");
            } else {
                LOG.infof("vault %s: pruning was stopped, and goes on after the next start", use.vault());
            }
        } catch (VaultFailedException | MissingSecretException e) {
            failed(claim, Excerpt.reason(e));
        } catch (RuntimeException e) {
            // Whatever it is, it must not be tried again at once and for ever, unknown to all.
            LOG.errorf(e, "%s: unexpected", claim.leaseKey());
            failed(claim, Excerpt.of(Excerpt.reason(e)));
        } finally {
            inFlight.giveBack(claim.leaseKey(), claim.id());
        }
    }

    private void failed(PruneClaim claim, String reason) {
        VaultUses.Use use = claim.use();
        LOG.warnf("vault %s: project %s could not be pruned: %s", use.vault(), use.project(), reason);
        troubles.put(
                claim.leaseKey(),
                "vault \"" + use.vault() + "\" does not get smaller, since project " + use.project()
                        + " could not be pruned there: " + reason);
        store(claim, () -> uses.notPruned(use));
    }

    private static void store(PruneClaim claim, Runnable step) {
        Retrying.untilStored(claim.leaseKey(), claim.cancellation(), step);
    }
}
