package org.backupandmonitor.config.revision;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.jspecify.annotations.Nullable;

/**
 * A manifest as accepted or rejected at a commit.
 *
 * @param project it names; null where nobody can tell
 * @param publishedAt when its definitions and event reached Kafka; null if they have not yet
 */
public record Revision(
        long id,
        String repository,
        String path,
        Commit commit,
        @Nullable String project,
        boolean accepted,
        int monitors,
        int backups,
        List<Diagnostic> diagnostics,
        Instant createdAt,
        @Nullable Instant publishedAt) {

    public Revision {
        diagnostics = List.copyOf(diagnostics);
    }
}
