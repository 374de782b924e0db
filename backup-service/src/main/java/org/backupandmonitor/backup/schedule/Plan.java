package org.backupandmonitor.backup.schedule;

import java.time.Instant;
import org.backupandmonitor.contracts.Names;
import org.jspecify.annotations.Nullable;

/**
 * When a backup ran and runs.
 *
 * @param kind of its source
 * @param origin of its source, in words for people
 * @param schedule as people read it
 * @param paused why it does not run; null if it does
 * @param lastStarted null if it never ran
 * @param lastSucceeded null if it never did
 * @param next null if it never will
 */
public record Plan(
        String project,
        String backup,
        String kind,
        String origin,
        String schedule,
        @Nullable String paused,
        @Nullable Instant lastStarted,
        @Nullable Instant lastSucceeded,
        @Nullable Instant next) {

    public String key() {
        return Names.key(project, backup);
    }
}
