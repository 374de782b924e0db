package org.backupandmonitor.config.revision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A verdict as it is kept. */
@Entity
@Table(name = "revision")
class RevisionEntity {

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
}
