package org.backupandmonitor.status.repositories;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that happened with a repository, as JSON. */
@Entity
@Table(name = "repository_event")
@IdClass(RepositoryEventEntity.Key.class)
class RepositoryEventEntity {

    /** Two things of one type do not happen to a repository in the same microsecond. */
    record Key(String repository, Instant at, String type) implements Serializable {}

    @Id
    String repository;

    @Id
    Instant at;

    @Id
    String type;

    @Nullable
    String project;

    @Column(nullable = false)
    String body;
}
