package org.backupandmonitor.backup.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code outbox}. */
@Entity
@Table(name = "outbox")
class OutboxEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "record_key")
    String key;

    @Column
    String payload;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;
}
