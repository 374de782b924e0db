package org.backupandmonitor.backup.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code plan}. */
@Entity
@Table(name = "plan")
class PlanEntity {

    @Id
    @Column(name = "backup_key")
    String key;

    @Column
    String project;

    @Column
    String name;

    @Column
    String kind;

    @Column
    String origin;

    @Column
    String schedule;

    @Column
    @Nullable
    String paused;

    @Column(name = "last_started_at")
    @Nullable
    Instant lastStartedAt;

    @Column(name = "last_succeeded_at")
    @Nullable
    Instant lastSucceededAt;

    @Column(name = "next_run_at")
    @Nullable
    Instant nextRunAt;

    /** Since when nobody defines the backup any more; null while somebody does. */
    @Column(name = "missing_since")
    @Nullable
    Instant missingSince;

    Plan plan() {
        return new Plan(project, name, kind, origin, schedule, paused, lastStartedAt, lastSucceededAt, nextRunAt);
    }
}
