package org.backupandmonitor.manifest.backup;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.manifest.language.Type;

/**
 * One kind of source that a backup can pull, described.
 *
 * @param name the key in a manifest
 * @param doc one sentence for the reference
 * @param example a value, in YAML of one line
 * @param type reads it
 * @param query whether a drill can ask the restored source a question
 * @param host where it makes backup-service connect to; {@code localhost} for the machine itself
 */
public record SourceKind(
        String name,
        String doc,
        String example,
        Type<BackupSource> type,
        boolean query,
        Function<BackupSource, String> host) {

    private static final List<SourceKind> ALL = List.of(FilesKind.kind(), PostgresKind.kind());

    /** Every kind of source that a manifest can name, in the order of the reference. */
    public static List<SourceKind> all() {
        return ALL;
    }

    public static Optional<SourceKind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
