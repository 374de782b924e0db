package org.backupandmonitor.backup.source;

/**
 * A kind of thing that can be backed up.
 *
 * <p>Implementations are beans, found by their type; each stands in a package of its own with its tests. They are used by
 * several threads at once, for different backups.
 */
public interface Source {

    /** The key that names it in a manifest, such as {@code files}. */
    String kind();

    /**
     * Makes the source's content available on this machine; what it answers is closed by the caller.
     *
     * @throws SourceFailedException if that can't be done, or if what came can't be right; the failure of one run, never
     *     to be retried within it
     * @throws org.backupandmonitor.backup.process.CancelledException if the run was stopped
     */
    Pulled pull(Pull pull);
}
