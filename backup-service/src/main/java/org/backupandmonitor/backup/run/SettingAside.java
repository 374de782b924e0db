package org.backupandmonitor.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.vault.Stored;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultEngine;
import org.backupandmonitor.backup.vault.VaultFailedException;

/**
 * Keeps snapshots that are incomplete, empty or too small from passing for good ones.
 *
 * <p>That needs a project's repository for itself, as retention does, and another run of the project may write there for
 * hours. So it is owed first, and done again by whoever lets old snapshots go, before.
 */
@ApplicationScoped
class SettingAside {

    private final OwedAsides debts;
    private final VaultEngine engine;

    @Inject
    SettingAside(OwedAsides debts, VaultEngine engine) {
        this.debts = debts;
        this.engine = engine;
    }

    /** @throws VaultFailedException if it can't be done yet; it is owed then */
    void setAside(Vault vault, Stored unfit, Cancellation cancellation) {
        OwedAsides.Owed owed = new OwedAsides.Owed(unfit.id(), unfit.filesTotal() == 0 || unfit.bytesTotal() == 0);
        Retrying.untilStored(what(vault), cancellation, () -> debts.owe(vault, owed));
        pay(vault, owed, cancellation);
    }

    /**
     * Sets aside all that is owed in the vault.
     *
     * @throws VaultFailedException if that can't be done yet: nothing may be let go of by what is still owed
     */
    void pay(Vault vault, Cancellation cancellation) {
        for (OwedAsides.Owed owed : Retrying.untilAnswered(what(vault), cancellation, () -> debts.of(vault))) {
            pay(vault, owed, cancellation);
        }
    }

    private void pay(Vault vault, OwedAsides.Owed owed, Cancellation cancellation) {
        engine.setAside(vault, owed.snapshot(), owed.empty(), cancellation);
        Retrying.untilStored(what(vault), cancellation, () -> debts.settled(vault, owed));
    }

    private static String what(Vault vault) {
        return "setting aside in vault " + vault.name() + " of project " + vault.project();
    }
}
