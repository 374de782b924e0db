package org.backupandmonitor.backup.vault;

/**
 * A complete snapshot.
 *
 * @param id in full
 * @param bytesTotal as restored
 * @param bytesAdded what the vault grew by
 */
public record Stored(String id, long filesTotal, long filesNew, long filesChanged, long bytesTotal, long bytesAdded) {}
