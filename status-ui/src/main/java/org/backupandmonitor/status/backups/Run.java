package org.backupandmonitor.status.backups;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.backup.RunEvent.Outcome;
import org.backupandmonitor.contracts.backup.RunEvent.Snapshot;
import org.backupandmonitor.contracts.backup.RunEvent.Trigger;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.liveness.Vital;
import org.backupandmonitor.status.page.Tone;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a backup, check, drill or restore, as far as it is known.
 *
 * @param trigger null if its begin was never heard of
 * @param phase what it does now, in a word; null before it said so
 * @param percent 0 to 100; null where nobody can tell
 * @param heardAt of the newest event
 * @param finishedAt null while it runs
 * @param outcome null while it runs
 * @param message one sentence a person can act on; empty when there is nothing to say
 */
public record Run(
        String id,
        String project,
        String backup,
        RunKind kind,
        @Nullable Trigger trigger,
        @Nullable String requestedBy,
        @Nullable String instance,
        Instant startedAt,
        @Nullable String phase,
        @Nullable Double percent,
        long files,
        long bytes,
        Instant heardAt,
        @Nullable Instant finishedAt,
        @Nullable Outcome outcome,
        String message,
        List<Snapshot> snapshots) {

    public Run {
        snapshots = List.copyOf(snapshots);
    }

    public boolean running() {
        return finishedAt == null;
    }

    /**
     * Whether its end will never be heard of: the instance that ran it is silent, has left, or has begun anew since. A
     * run of an unknown instance goes on until somebody says otherwise.
     */
    public boolean brokeOff(Liveness liveness) {
        return running()
                && instance != null
                && liveness.instances().stream()
                        .filter(heartbeat -> heartbeat.component() == Component.BACKUP)
                        .filter(heartbeat -> heartbeat.instance().equals(instance))
                        .anyMatch(heartbeat -> liveness.vital(heartbeat) != Vital.ALIVE
                                || heartbeat.startedAt().isAfter(startedAt));
    }

    public boolean succeeded() {
        return outcome == Outcome.SUCCEEDED;
    }

    public Tone tone() {
        return outcome == null
                ? Tone.BUSY
                : switch (outcome) {
                    case SUCCEEDED -> Tone.GOOD;
                    case FAILED -> Tone.BAD;
                    case CANCELLED -> Tone.WARN;
                };
    }

    /** How long it took, or has been going on for. */
    public Duration took(Instant now) {
        Instant end = finishedAt == null ? now : finishedAt;
        return Duration.between(startedAt, end.isBefore(startedAt) ? startedAt : end);
    }

    /** The largest snapshot's size; every vault holds the same. */
    public long bytesTotal() {
        return snapshots.stream().mapToLong(Snapshot::bytesTotal).max().orElse(0);
    }

    public long bytesAdded() {
        return snapshots.stream().mapToLong(Snapshot::bytesAdded).sum();
    }

    public long filesTotal() {
        return snapshots.stream().mapToLong(Snapshot::filesTotal).max().orElse(0);
    }
}
