package org.backupandmonitor.backup.source.files;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** {@code bam.ssh}: how other hosts are reached. */
@ConfigMapping(prefix = "bam.ssh")
public interface SshConfig {

    /** The private key for sources that name none, {@code secret:NAME}. */
    Optional<String> key();

    /** Host keys of sources whose manifest pins none, as in OpenSSH's known_hosts. */
    Optional<Path> knownHosts();

    @WithDefault("15s")
    Duration connectTimeout();
}
