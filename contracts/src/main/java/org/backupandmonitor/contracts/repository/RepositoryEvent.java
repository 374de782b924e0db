package org.backupandmonitor.contracts.repository;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a repository's manifest, and whether the repository could be reached. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RepositoryEvent.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = RepositoryEvent.Rejected.class, name = "rejected"),
    @JsonSubTypes.Type(value = RepositoryEvent.Unreachable.class, name = "unreachable"),
    @JsonSubTypes.Type(value = RepositoryEvent.Reachable.class, name = "reachable"),
    @JsonSubTypes.Type(value = RepositoryEvent.Removed.class, name = "removed")
})
public sealed interface RepositoryEvent {

    /** Its name, which is also the record key; {@code api} for what was put by REST. */
    String repository();

    Instant at();

    /**
     * A commit as far as people need to know it.
     *
     * @param hash in full
     * @param author who wrote it; null where the manifest did not come by Git
     * @param email of the author; null likewise
     * @param subject first line of its message
     */
    record Commit(
            String hash,
            @Nullable String author,
            @Nullable String email,
            @Nullable String subject) {}

    /**
     * A manifest is in force.
     *
     * @param diagnostics warnings only
     */
    record Accepted(
            String repository,
            String path,
            Commit commit,
            String project,
            int monitors,
            int backups,
            List<Diagnostic> diagnostics,
            Instant at)
            implements RepositoryEvent {

        public Accepted {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * A manifest was refused; the last good one stays in force.
     *
     * @param project whose manifest it would have replaced; null if nobody can tell
     * @param inForce commit of the revision that stays in force; null if there is none
     */
    record Rejected(
            String repository,
            String path,
            Commit commit,
            @Nullable String project,
            @Nullable String inForce,
            List<Diagnostic> diagnostics,
            Instant at)
            implements RepositoryEvent {

        public Rejected {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * The repository could not be read; what was in force stays in force.
     *
     * @param problem one sentence a person can act on, without secrets
     */
    record Unreachable(String repository, String problem, Instant since, Instant at) implements RepositoryEvent {}

    /** The repository can be read again, or for the first time. */
    record Reachable(String repository, Instant at) implements RepositoryEvent {}

    /**
     * The repository is no longer registered, and what it put in force has ended: nothing about it is a problem any more.
     *
     * @param repository its name; {@code api/PROJECT} where one project that was put by REST has ended, under the key
     *     {@code api}
     */
    record Removed(String repository, Instant at) implements RepositoryEvent {}
}
