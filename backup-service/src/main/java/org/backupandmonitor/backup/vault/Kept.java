package org.backupandmonitor.backup.vault;

import java.time.Instant;
import java.util.List;

/**
 * A snapshot as it stands in a vault.
 *
 * @param id in full
 * @param host whose it is: {@code project-backup}
 * @param labels what it is, such as {@code files}; {@code partial} if something could not be read
 */
public record Kept(
        String id,
        Instant time,
        String host,
        List<String> labels,
        List<String> paths,
        long filesTotal,
        long bytesTotal) {

    public Kept {
        labels = List.copyOf(labels);
        paths = List.copyOf(paths);
    }
}
