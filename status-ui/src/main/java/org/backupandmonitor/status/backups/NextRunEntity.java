package org.backupandmonitor.status.backups;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a backup runs next, as backup-service said last. */
@Entity
@Table(name = "next_run")
class NextRunEntity {

    @Id
    String key;

    @Nullable
    Instant next;

    @Column(nullable = false)
    Instant at;
}
