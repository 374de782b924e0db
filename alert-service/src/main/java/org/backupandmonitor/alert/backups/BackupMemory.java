package org.backupandmonitor.alert.backups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What must be remembered of a backup over a restart.
 *
 * @param key {@code project/backup}
 * @param firstSeen when its definition was first seen: a backup that never ran is late from there
 * @param lastSuccess when its newest good snapshot was finished; null if there is none
 */
public record BackupMemory(
        String key, Instant firstSeen, @Nullable Instant lastSuccess) {}
