package org.backupandmonitor.config.polling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** What is known of a repository. Only what changed is written: a project that ends changes other repositories' states beside us. */
@Entity
@DynamicUpdate
@Table(name = "repository_state")
class RepositoryStateEntity {

    @Id
    String repository;

    /** Whether bam.yaml named it when it was last seen; those that were added are removed on the spot. */
    boolean configured;

    /** Commit at the tip when it was last read. */
    @Nullable
    String tip;

    /** Content that was judged last. */
    @Nullable
    String blob;

    /** By what it was judged; when that changes, the same content must be judged again. */
    @Nullable
    @Column(name = "judged_under")
    String judgedUnder;

    @Nullable
    @Column(name = "polled_at")
    Instant polledAt;

    /** Whether it could ever be read. */
    boolean reached;

    /** In a row. */
    int failures;

    @Nullable
    @Column(name = "failing_since")
    Instant failingSince;

    @Nullable
    String problem;

    /** Whether this outage was told. */
    boolean unreachable;

    @Nullable
    @Column(name = "missing_since")
    Instant missingSince;
}
