package org.backupandmonitor.status.uptime;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.backupandmonitor.contracts.monitor.Status;

/** A status that a monitor took at a time. */
@Entity
@Table(name = "transition")
@IdClass(TransitionEntity.Key.class)
class TransitionEntity {

    /** A monitor takes one status at a time. */
    record Key(String monitor, Instant since) implements Serializable {}

    @Id
    String monitor;

    @Id
    Instant since;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Status status;

    @Column(nullable = false)
    String reason;
}
