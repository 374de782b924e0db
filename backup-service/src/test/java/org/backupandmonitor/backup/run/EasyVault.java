package org.backupandmonitor.backup.run;

import java.util.List;
import java.util.Set;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.backup.vault.Kept;
import org.backupandmonitor.backup.vault.Stored;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.backup.vault.VaultEngine;
import org.backupandmonitor.contracts.backup.Retention;

/** Does all that it is asked. */
class EasyVault implements VaultEngine {

    @Override
    public List<String> problems() {
        return List.of();
    }

    @Override
    public void open(Vault vault, boolean usedBefore, Cancellation cancellation) {}

    @Override
    public Stored store(
            Vault vault, String host, Material material, Cancellation cancellation, Progress.Listener progress) {
        return new Stored("stored", 1, 1, 0, 1, 1);
    }

    @Override
    public void retain(Vault vault, String host, Set<String> labels, Retention keep, Cancellation cancellation) {}

    @Override
    public void prune(Vault vault, Cancellation cancellation) {}

    @Override
    public boolean unlock(Vault vault, Cancellation cancellation) {
        return true;
    }

    @Override
    public boolean holds(Vault vault, Cancellation cancellation) {
        return true;
    }

    @Override
    public void setAside(Vault vault, String snapshot, boolean empty, Cancellation cancellation) {}

    @Override
    public List<Kept> snapshots(Vault vault, String host, Cancellation cancellation) {
        return List.of();
    }
}
