package org.backupandmonitor.config.publishing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A repository event that is still to be published. */
@Entity
@Table(name = "outgoing_event")
class EventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(nullable = false)
    String repository;

    /** Which revision it tells of; null if none. */
    @Nullable
    Long revision;

    /** JSON. */
    @Column(nullable = false)
    String body;

    /** The Kafka transaction it goes out with; null until that begins. */
    @Nullable
    UUID batch;
}
