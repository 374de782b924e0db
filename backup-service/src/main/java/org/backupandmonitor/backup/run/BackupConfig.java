package org.backupandmonitor.backup.run;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** {@code bam.backup}: how runs are carried out. */
@ConfigMapping(prefix = "bam.backup")
public interface BackupConfig {

    /** How many runs go on at once in this process. */
    @Min(1)
    @Max(64)
    int parallel();

    /** How long a run may go without a sign of life from its process before it counts as dead. */
    Duration lease();

    /** How long a run, or pruning, may take as a whole before it is stopped: what hangs must not keep its place for ever. */
    Duration longest();

    /** How long a vault may take to open. */
    Duration vaultTimeout();

    /** Time between two renewals of the leases of this process. */
    Duration renewEvery();

    /** Time between two progress events of one run. */
    Duration progressEvery();
}
