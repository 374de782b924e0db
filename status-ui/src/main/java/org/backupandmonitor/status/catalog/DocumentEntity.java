package org.backupandmonitor.status.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** The newest record of a key of a compacted topic, as JSON. */
@Entity
@Table(name = "document")
@IdClass(DocumentEntity.Key.class)
class DocumentEntity {

    /** Topic without prefix, and record key. */
    record Key(String topic, String key) implements Serializable {}

    @Id
    String topic;

    @Id
    String key;

    @Column(nullable = false)
    String project;

    @Column(nullable = false)
    String body;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;
}
