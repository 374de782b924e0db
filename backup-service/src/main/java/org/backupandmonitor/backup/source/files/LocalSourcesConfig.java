package org.backupandmonitor.backup.source.files;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code bam.local-sources}: what of backup-service's own machine may be backed up; nothing unless ops say so. */
@ConfigMapping(prefix = "bam.local-sources")
public interface LocalSourcesConfig {

    /** Directories below which manifests may name paths. */
    Optional<List<Path>> roots();
}
