package org.backupandmonitor.status.liveness;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A time in which no alert-service was alive. */
@Entity
@Table(name = "blind_period")
class BlindPeriodEntity {

    @Id
    Instant since;

    @Column(nullable = false)
    Instant until;
}
