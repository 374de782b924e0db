package org.backupandmonitor.config.hook;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** {@code bam.hooks}: the secret that each Git host signs its calls with; a host without one is closed. */
@ConfigMapping(prefix = "bam.hooks")
public interface HookSettings {

    Host github();

    Host gitlab();

    Host gitea();

    Host bitbucket();

    /** One Git host. */
    interface Host {

        /** {@code secret:NAME}. */
        Optional<String> secret();
    }
}
