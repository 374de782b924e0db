package org.backupandmonitor.status.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A login link that has been used, by a hash of its token. */
@Entity
@Table(name = "used_login")
class UsedLoginEntity {

    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "used_at", nullable = false)
    Instant usedAt;
}
