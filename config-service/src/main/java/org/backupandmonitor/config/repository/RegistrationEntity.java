package org.backupandmonitor.config.repository;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.config.repository.RepositorySpec.Origin;
import org.jspecify.annotations.Nullable;

/** A repository that was added through the REST API. */
@Entity
@Table(name = "registration")
class RegistrationEntity {

    @Id
    String name;

    @Column(nullable = false)
    String url;

    @Nullable
    String branch;

    @Column(nullable = false)
    String path;

    @Nullable
    String credential;

    @Column(name = "poll_seconds")
    long pollSeconds;

    @Column(nullable = false)
    String policy;

    @Column(name = "added_at", nullable = false)
    Instant addedAt;

    static RegistrationEntity of(RepositorySpec spec, Instant now) {
        RegistrationEntity entity = new RegistrationEntity();
        entity.name = spec.name();
        entity.url = spec.url();
        entity.branch = spec.branch();
        entity.path = spec.path();
        entity.credential = spec.credential();
        entity.pollSeconds = spec.poll().toSeconds();
        entity.policy = spec.policy();
        entity.addedAt = now;
        return entity;
    }

    RepositorySpec spec() {
        return new RepositorySpec(
                name, url, branch, path, credential, Duration.ofSeconds(pollSeconds), policy, Origin.ADDED);
    }
}
