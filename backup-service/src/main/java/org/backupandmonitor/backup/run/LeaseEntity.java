package org.backupandmonitor.backup.run;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code lease}. */
@Entity
@Table(name = "lease")
class LeaseEntity {

    @Id
    @Column(name = "lease_key")
    String key;

    @Column(name = "run_id")
    String run;

    @Column
    String owner;

    @Column(name = "expires_at")
    Instant expiresAt;
}
