package org.backupandmonitor.config.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.backupandmonitor.messaging.EventMapper;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A verdict as it is kept. */
@Entity
@Table(name = "revision")
class RevisionEntity {

    private static final TypeReference<List<Diagnostic>> DIAGNOSTICS = new TypeReference<>() {};

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(nullable = false)
    String repository;

    @Column(nullable = false)
    String path;

    @Column(name = "commit_hash", nullable = false)
    String commitHash;

    @Nullable
    String author;

    @Nullable
    String email;

    @Nullable
    String subject;

    @Nullable
    String project;

    boolean accepted;

    int monitors;

    int backups;

    /** A JSON list. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    String diagnostics;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Nullable
    @Column(name = "published_at")
    Instant publishedAt;

    /** @param project whose manifest it is; null where nobody can tell */
    static RevisionEntity of(Submission submission, Verdict verdict, @Nullable String project, Instant now) {
        RevisionEntity entity = new RevisionEntity();
        entity.repository = submission.repository();
        entity.path = submission.path();
        entity.commitHash = submission.commit().hash();
        entity.author = submission.commit().author();
        entity.email = submission.commit().email();
        entity.subject = submission.commit().subject();
        entity.createdAt = now;
        entity.project = project;
        if (verdict instanceof Verdict.Accepted accepted) {
            entity.accepted = true;
            entity.monitors = accepted.definitions().monitors().size();
            entity.backups = accepted.definitions().backups().size();
        }
        try {
            entity.diagnostics = EventMapper.json().writeValueAsString(verdict.diagnostics());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("diagnostics can't be written as JSON", e);
        }
        return entity;
    }

    /** Only once it is stored. */
    Revision revision() {
        return new Revision(
                Objects.requireNonNull(id),
                repository,
                path,
                new Commit(commitHash, author, email, subject),
                project,
                accepted,
                monitors,
                backups,
                diagnostics(),
                createdAt,
                publishedAt);
    }

    List<Diagnostic> diagnostics() {
        try {
            return EventMapper.json().readValue(diagnostics, DIAGNOSTICS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("revision " + id + " holds unreadable diagnostics", e);
        }
    }
}
