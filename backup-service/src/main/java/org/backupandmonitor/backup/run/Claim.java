package org.backupandmonitor.backup.run;

import java.time.Instant;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunKind;
import org.jspecify.annotations.Nullable;

/**
 * A run that this process, and no other, carries out.
 *
 * @param id unique over all runs
 * @param requestedBy null if the schedule asked for it
 * @param acceptDeletions a person said that a shrunken source is meant to be so
 */
record Claim(
        String id,
        BackupDefinition definition,
        RunKind kind,
        RunEvent.Trigger trigger,
        @Nullable String requestedBy,
        boolean acceptDeletions,
        Instant startedAt,
        Cancellation cancellation) {

    String key() {
        return definition.key();
    }
}
