package org.backupandmonitor.backup.run;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A row of {@code owed_aside}. */
@Entity
@Table(name = "owed_aside")
@SuppressWarnings("NullAway.Init")
class OwedAsideEntity {

    /** A snapshot in one project's share of a vault. */
    @Embeddable
    record Id(String vault, String project, String snapshot) implements Serializable {}

    @EmbeddedId
    Id id;

    @Column
    boolean empty;
}
