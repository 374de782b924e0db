package org.backupandmonitor.alert.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A notification as it is stored. */
@Entity
@Table(name = "notification")
class NotificationEntity {

    @Id
    String id;

    @Column
    String incident;

    @Column
    String state;

    @Column(name = "next_at")
    Instant nextAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "fell_back")
    boolean fellBack;

    @Column(name = "claimed_by")
    @Nullable
    String claimedBy;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    /** What it says, as JSON. */
    @Column
    String announcement;

    /** The published event, as JSON. */
    @Column
    String facts;
}
