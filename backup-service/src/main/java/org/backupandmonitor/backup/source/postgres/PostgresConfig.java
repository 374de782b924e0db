package org.backupandmonitor.backup.source.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** {@code bam.postgres}: which of PostgreSQL's tools are used. */
@ConfigMapping(prefix = "bam.postgres")
public interface PostgresConfig {

    /** Directory that holds {@code pg_dump} and {@code pg_dumpall}; those on the path where it is not set. */
    Optional<Path> tools();

    /** How long a dump waits for a table that somebody has locked. */
    @WithDefault("10m")
    Duration lockWait();
}
