package org.backupandmonitor.alert.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is remembered of a backup, as it is stored. */
@Entity
@Table(name = "backup_memory")
class BackupMemoryEntity {

    @Id
    String backup;

    @Column(name = "first_seen")
    Instant firstSeen;

    @Column(name = "last_success")
    @Nullable
    Instant lastSuccess;
}
