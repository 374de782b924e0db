package org.backupandmonitor.status.deadletters;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record that somebody could not read. */
@Entity
@Table(name = "dead_letter")
@IdClass(DeadLetterEntity.Key.class)
class DeadLetterEntity {

    /** One reader gives a record up once. */
    record Key(String topic, int partition, long position, String reader) implements Serializable {}

    @Id
    String topic;

    @Id
    int partition;

    @Id
    long position;

    @Id
    String reader;

    @Nullable
    String key;

    @Column(nullable = false)
    String error;

    @Column(nullable = false)
    String excerpt;

    @Column(nullable = false)
    Instant at;
}
