package org.backupandmonitor.backup.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunEvent.Outcome;
import org.backupandmonitor.contracts.backup.RunKind;
import org.jspecify.annotations.Nullable;

/** A row of {@code run}. */
@Entity
@Table(name = "run")
class RunEntity {

    @Id
    String id;

    @Column(name = "backup_key")
    String key;

    @Column
    String project;

    @Column
    String name;

    @Column
    @Enumerated(EnumType.STRING)
    RunKind kind;

    @Column
    @Enumerated(EnumType.STRING)
    RunEvent.Trigger trigger;

    @Column(name = "requested_by")
    @Nullable
    String requestedBy;

    @Column
    String instance;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column
    @Enumerated(EnumType.STRING)
    @Nullable
    Outcome outcome;

    @Column
    @Nullable
    String message;

    /** As JSON. */
    @Column
    @Nullable
    String snapshots;
}
