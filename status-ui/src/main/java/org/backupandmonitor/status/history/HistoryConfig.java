package org.backupandmonitor.status.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long history is kept. */
@ConfigMapping(prefix = "bam.history")
public interface HistoryConfig {

    /** Results, to the whole day; dropped a day at a time. */
    @WithDefault("90d")
    Duration results();

    /** Runs, incidents, notifications, status changes and what became of manifests. */
    @WithDefault("730d")
    Duration events();

    /** Records that nobody could read. */
    @WithDefault("30d")
    Duration deadLetters();
}
