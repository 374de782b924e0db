package org.backupandmonitor.status.incidents;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/** An incident as it stood last. */
@Entity
@Table(name = "incident")
class IncidentEntity {

    @Id
    String id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    IncidentKind kind;

    @Column(nullable = false)
    String subject;

    @Nullable
    String project;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Severity severity;

    @Column(nullable = false)
    String title;

    @Column(nullable = false)
    String detail;

    @Column(name = "opened_at", nullable = false)
    Instant openedAt;

    @Nullable
    @Column(name = "resolved_at")
    Instant resolvedAt;

    @Column(nullable = false)
    String timeline;
}
