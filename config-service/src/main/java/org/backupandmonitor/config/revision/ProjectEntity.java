package org.backupandmonitor.config.revision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Who owns a project, and which revision of it is in force. */
@Entity
@Table(name = "project")
class ProjectEntity {

    @Id
    String name;

    @Column(nullable = false)
    String repository;

    long revision;

    @Column(name = "claimed_at", nullable = false)
    Instant claimedAt;
}
