package org.backupandmonitor.config.revision;

import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.jspecify.annotations.Nullable;

/**
 * A manifest on its way to a verdict.
 *
 * @param repository it comes from; {@code api} for one that was put by REST
 * @param path in the repository
 * @param commit it stands in; what is said of it is cut where it is long
 * @param policy name of the policy it is held to
 * @param project that it must name; null if it may choose
 */
public record Submission(
        String repository,
        String path,
        Commit commit,
        String policy,
        @Nullable String project) {

    public Submission {
        commit = Bounded.commit(commit);
    }

    Provenance provenance() {
        return new Provenance(repository, commit.hash(), path);
    }
}
