package org.backupandmonitor.backup.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.backupandmonitor.contracts.backup.RunKind;
import org.jspecify.annotations.Nullable;

/** A row of {@code demand}. */
@Entity
@Table(name = "demand")
class DemandEntity {

    @Id
    @Column(name = "command_id")
    String id;

    @Column(name = "backup_key")
    String key;

    @Column
    @Enumerated(EnumType.STRING)
    RunKind kind;

    @Column(name = "requested_by")
    String requestedBy;

    @Column(name = "accept_deletions")
    boolean acceptDeletions;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "run_id")
    @Nullable
    String run;
}
