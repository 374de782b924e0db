package org.backupandmonitor.backup.vault;

import java.util.List;
import java.util.Set;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Progress;
import org.backupandmonitor.contracts.backup.Retention;

/**
 * Keeps snapshots in vaults. Used by several threads at once, also on the same vault.
 *
 * <p>Every method may throw {@link VaultFailedException}, which is fit for people and final for its run, and
 * {@link org.backupandmonitor.backup.process.CancelledException}.
 */
public interface VaultEngine {

    /** Why nothing can be stored at the moment, in sentences; empty when all is well. Quick. */
    List<String> problems();

    /**
     * Makes sure that the vault can be written, creating the project's repository on first use.
     *
     * @param usedBefore the vault held snapshots of this project: if it has no repository now, it is not mounted or was
     *     emptied, and making a new one would hide that
     */
    void open(Vault vault, boolean usedBefore, Cancellation cancellation);

    /**
     * Stores the material as one snapshot: all of it, or it throws, with the snapshot to be set aside if one was made.
     *
     * @param host whose snapshot it is; retention and deduplication go by it, so it must stay the same between runs
     * @throws ProducerFailedException if the material's own program failed
     */
    Stored store(Vault vault, String host, Material material, Cancellation cancellation, Progress.Listener progress);

    /** Lets go of snapshots that retention does not keep; never called unless the run's snapshots are complete. */
    void retain(Vault vault, String host, Set<String> labels, Retention keep, Cancellation cancellation);

    /** Frees the space of what retention let go. Takes long, and keeps others from writing. */
    void prune(Vault vault, Cancellation cancellation);

    /**
     * Removes locks of processes that are gone. Harmless to those that live.
     *
     * @return whether no lock is left: one of another machine that died must grow old before it goes
     */
    boolean unlock(Vault vault, Cancellation cancellation);

    /** Whether there is a repository of the vault's project: if not where there was one, the vault is not mounted. */
    boolean holds(Vault vault, Cancellation cancellation);

    /**
     * Keeps a stored snapshot from passing for a good one; people can still restore from it, if there is anything in it. It
     * needs the repository for itself. Harmless if it was done before.
     *
     * @param empty it holds nothing that anybody could want
     */
    void setAside(Vault vault, String snapshot, boolean empty, Cancellation cancellation);

    /** Newest last. */
    List<Kept> snapshots(Vault vault, String host, Cancellation cancellation);
}
