package org.backupandmonitor.backup.run;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/** A row of {@code owed_retention}. */
@Entity
@Table(name = "owed_retention")
class OwedRetentionEntity {

    /** One backup's snapshots in one vault. */
    @Embeddable
    record Id(String vault, String project, String backup) implements Serializable {}

    @EmbeddedId
    Id id;

    /** Of the snapshots it is about, separated by commas. */
    @Column
    String labels;

    /** As JSON. */
    @Column
    String keep;

    @Column(name = "owed_since")
    Instant owedSince;

    /** Grows each time it is owed anew. */
    @Column
    int times;
}
