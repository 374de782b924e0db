package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultEngine;
import org.backupandmonitor.backup.vault.VaultFailedException;
import org.backupandmonitor.backup.vault.Vaults;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.jboss.logging.Logger;

/**
 * Lets go of the snapshots that retention does not keep.
 *
 * <p>That needs a project's repository for itself, and another run of the project may write there for hours. So it is owed
 * first, and who is alone with the project pays for all: the last run to end, or pruning.
 */
@ApplicationScoped
class Retaining {

    private static final Logger LOG = Logger.getLogger(Retaining.class);

    private final OwedRetentions debts;
    private final Ledger ledger;
    private final VaultUses uses;
    private final Vaults vaults;
    private final VaultEngine engine;
    private final SettingAside aside;

    /** By vault and project; gone as soon as old snapshots go again. */
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    @Inject
    Retaining(
            OwedRetentions debts,
            Ledger ledger,
            VaultUses uses,
            Vaults vaults,
            VaultEngine engine,
            SettingAside aside) {
        this.debts = debts;
        this.ledger = ledger;
        this.uses = uses;
        this.vaults = vaults;
        this.engine = engine;
        this.aside = aside;
    }

    /** Where old snapshots can't be let go of at the moment, in sentences. */
    List<String> problems() {
        return troubles.values().stream().sorted().toList();
    }

    /** A complete snapshot has come: what the backup no longer keeps in the vault may go. */
    void owe(Vault vault, BackupDefinition definition, Set<String> labels, Cancellation cancellation) {
        Retrying.untilStored(
                definition.key(),
                cancellation,
                () -> debts.owe(vault.name(), definition.project(), definition.name(), labels, definition.keep()));
    }

    /**
     * Pays what is owed for the run's project, unless another run of it is in flight, which will.
     *
     * @return why the run's own old snapshots are still there, in a sentence for each vault; empty if they are gone or will
     *     go soon
     */
    List<String> payUnlessOthersWrite(Claim claim) {
        String project = claim.definition().project();
        Cancellation cancellation = claim.cancellation();
        boolean alone = Retrying.untilAnswered(claim.key(), cancellation, () -> ledger.isOnlyRunOfProject(claim));
        if (!alone) {
            return List.of();
        }
        List<OwedRetentions.Owed> owed = owed(project, cancellation);
        Map<String, String> failures = pay(owed, cancellation);
        return owed.stream()
                .filter(debt -> debt.key().equals(claim.key()) && failures.containsKey(debt.vault()))
                .map(debt -> failures.get(debt.vault()))
                .toList();
    }

    /** Pays what is owed in one vault, for whoever has the repository for himself. */
    void pay(Vault vault, Cancellation cancellation) {
        pay(
                owed(vault.project(), cancellation).stream()
                        .filter(debt -> debt.vault().equals(vault.name()))
                        .toList(),
                cancellation);
    }

    /** Answers the reason by vault where it failed. There the rest is left alone, since each try may take minutes to fail. */
    private Map<String, String> pay(List<OwedRetentions.Owed> owed, Cancellation cancellation) {
        Map<String, String> failures = new HashMap<>();
        for (OwedRetentions.Owed debt : owed) {
            if (!failures.containsKey(debt.vault())) {
                pay(debt, cancellation).ifPresent(reason -> failures.put(debt.vault(), reason));
            }
        }
        return failures;
    }

    private List<OwedRetentions.Owed> owed(String project, Cancellation cancellation) {
        return Retrying.untilAnswered("retention of project " + project, cancellation, () -> debts.ofProject(project));
    }

    /** The snapshots are safe whatever comes of this; the reason, if old ones stay, which is tried again. */
    private Optional<String> pay(OwedRetentions.Owed owed, Cancellation cancellation) {
        String where = owed.vault() + "/" + owed.project();
        if (!vaults.names().contains(owed.vault())) {
            // Ops took the vault away: what it holds stays as it is.
            Retrying.untilStored(where, cancellation, () -> debts.settled(owed));
            return Optional.empty();
        }
        try {
            Vault vault = vaults.of(owed.vault(), owed.project());
            // Which says soon that a vault is out of reach.
            engine.open(vault, true, cancellation);
            try {
                // Retention would count them, and let good ones go.
                aside.pay(vault, cancellation);
                engine.retain(
                        vault,
                        VaultFilling.host(owed.project(), owed.backup()),
                        owed.labels(),
                        owed.keep(),
                        cancellation);
            } catch (VaultFailedException e) {
                Retrying.untilStored(where, cancellation, () -> uses.mayBeLocked(vault));
                throw e;
            }
            Retrying.untilStored(where, cancellation, () -> debts.settled(owed));
            troubles.remove(where);
            return Optional.empty();
        } catch (VaultFailedException | MissingSecretException e) {
            LOG.warnf("%s: old snapshots in vault %s stay: %s", owed.key(), owed.vault(), e.getMessage());
            troubles.put(where, Excerpt.reason(e));
            return Optional.of(Excerpt.reason(e));
        }
    }
}
