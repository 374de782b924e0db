package org.backupandmonitor.backup.run;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunEvent.Outcome;
import org.backupandmonitor.contracts.backup.RunKind;
import org.jspecify.annotations.Nullable;

/**
 * A run as people see it.
 *
 * @param endedAt null while it goes on, as is the outcome
 */
public record RunSummary(
        String id,
        String project,
        String backup,
        RunKind kind,
        RunEvent.Trigger trigger,
        @Nullable String requestedBy,
        String instance,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        String message,
        List<RunEvent.Snapshot> snapshots) {

    public RunSummary {
        snapshots = List.copyOf(snapshots);
    }
}
