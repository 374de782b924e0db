package org.backupandmonitor.config.repository;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code bam.repositories}. */
@ConfigMapping(prefix = "bam.repositories")
public interface RepositorySettings {

    @WithParentName
    Map<String, Entry> repositories();

    /** One repository; see {@link RepositorySpec} for what each key means. */
    interface Entry {

        Optional<String> url();

        Optional<String> branch();

        @WithDefault(RepositorySpec.DEFAULT_PATH)
        String path();

        Optional<String> credential();

        @WithDefault("1m")
        Duration poll();

        @WithDefault("default")
        String policy();
    }
}
