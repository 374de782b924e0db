package org.backupandmonitor.status.backups;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.backupandmonitor.contracts.backup.RunEvent.Outcome;
import org.backupandmonitor.contracts.backup.RunEvent.Trigger;
import org.backupandmonitor.contracts.backup.RunKind;
import org.jspecify.annotations.Nullable;

/** A run, as far as its events have come. */
@Entity
@Table(name = "run")
class RunEntity {

    @Id
    String id;

    @Column(nullable = false)
    String key;

    @Column(nullable = false)
    String project;

    @Column(nullable = false)
    String backup;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    RunKind kind;

    @Nullable
    @Enumerated(EnumType.STRING)
    Trigger trigger;

    @Nullable
    @Column(name = "requested_by")
    String requestedBy;

    @Nullable
    String instance;

    @Column(name = "started_at", nullable = false)
    Instant startedAt;

    @Nullable
    String phase;

    @Nullable
    Double percent;

    long files;

    long bytes;

    @Column(name = "heard_at", nullable = false)
    Instant heardAt;

    @Nullable
    @Column(name = "finished_at")
    Instant finishedAt;

    @Nullable
    @Enumerated(EnumType.STRING)
    Outcome outcome;

    @Column(nullable = false)
    String message;

    @Column(nullable = false)
    String snapshots;
}
