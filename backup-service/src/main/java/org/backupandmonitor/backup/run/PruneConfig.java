package org.backupandmonitor.backup.run;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** {@code bam.prune}: how often the space of forgotten snapshots is freed. */
@ConfigMapping(prefix = "bam.prune")
public interface PruneConfig {

    Duration every();
}
