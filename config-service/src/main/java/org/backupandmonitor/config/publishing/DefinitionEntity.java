package org.backupandmonitor.config.publishing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What one record of a compacted topic must be. */
@Entity
@Table(name = "definition")
@IdClass(DefinitionEntity.Key.class)
class DefinitionEntity {

    /** Where the record stands. */
    record Key(String topic, String key) implements Serializable {}

    @Id
    String topic;

    @Id
    String key;

    @Column(nullable = false)
    String project;

    /** JSON; null for a tombstone that is still owed. */
    @Nullable
    @Column(name = "value")
    String value;

    /** Grows with every change, so that a change during publishing is not taken for published. */
    long generation;

    boolean pending;
}
