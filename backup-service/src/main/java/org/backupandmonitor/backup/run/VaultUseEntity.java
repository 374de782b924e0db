package org.backupandmonitor.backup.run;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A row of {@code vault_use}. */
@Entity
@Table(name = "vault_use")
class VaultUseEntity {

    /** A vault as one project sees it. */
    @Embeddable
    record Id(String vault, String project) implements Serializable {}

    @EmbeddedId
    Id id;

    @Column(name = "first_used_at")
    Instant firstUsedAt;

    @Column(name = "prune_due_at")
    Instant pruneDueAt;

    @Column(name = "needs_unlock")
    boolean needsUnlock;
}
