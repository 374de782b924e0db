package org.backupandmonitor.status.liveness;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.jspecify.annotations.Nullable;

/** The newest heartbeat of an instance. */
@Entity
@Table(name = "component")
class ComponentEntity {

    @Id
    String instance;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Component component;

    @Nullable
    String location;

    long sequence;

    @Column(name = "started_at", nullable = false)
    Instant startedAt;

    @Column(nullable = false)
    Instant at;

    @Column(name = "interval_millis")
    long intervalMillis;

    boolean leaving;

    @Column(nullable = false)
    String work;

    @Column(nullable = false)
    String kinds;

    @Column(nullable = false)
    String problems;

    @Nullable
    String version;
}
