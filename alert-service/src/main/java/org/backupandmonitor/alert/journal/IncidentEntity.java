package org.backupandmonitor.alert.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An incident as it is stored. */
@Entity
@Table(name = "incident")
class IncidentEntity {

    @Id
    String id;

    @Column
    String kind;

    @Column
    String subject;

    /** How many steps it took; a row is only ever replaced by one with as many or more. */
    @Column
    int steps;

    @Column(name = "held_back")
    boolean heldBack;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "resolved_at")
    @Nullable
    Instant resolvedAt;

    @Column
    @Nullable
    String runbook;

    /** One email address per line. */
    @Column
    String addressees;

    /** The published event, as JSON. */
    @Column
    String facts;
}
