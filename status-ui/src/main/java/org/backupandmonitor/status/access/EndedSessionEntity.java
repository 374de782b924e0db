package org.backupandmonitor.status.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A session that was ended by hand, and when it would have ended anyway. */
@Entity
@Table(name = "ended_session")
class EndedSessionEntity {

    @Id
    String id;

    @Column(nullable = false)
    Instant ends;
}
