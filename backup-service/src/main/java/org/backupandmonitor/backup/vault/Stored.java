package org.backupandmonitor.backup.vault;

/**
 * A complete snapshot.
 *
 * @param id in full
 * @param bytesTotal as restored
 * @param bytesAdded what the vault grew by
 */
public record Stored(String id, long filesTotal, long filesNew, long filesChanged, long bytesTotal, long bytesAdded) {

    /** As people and restic write it. */
    public String shortId() {
        return id.substring(0, Math.min(8, id.length()));
    }
}
