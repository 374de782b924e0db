package org.backupandmonitor.alert.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A component that was heard, as it is stored. */
@Entity
@Table(name = "component")
class ComponentEntity {

    @Id
    String instance;

    @Column(name = "last_heard")
    Instant lastHeard;

    /** As JSON. */
    @Column
    String facts;
}
