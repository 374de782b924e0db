package org.backupandmonitor.contracts.backup;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.Names;
import org.jspecify.annotations.Nullable;

/** What happens with the runs of a backup. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunEvent.Scheduled.class, name = "scheduled"),
    @JsonSubTypes.Type(value = RunEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = RunEvent.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = RunEvent.Finished.class, name = "finished")
})
public sealed interface RunEvent {

    String project();

    String backup();

    Instant at();

    /** The record key, {@code project/backup}. */
    default String key() {
        return Names.key(project(), backup());
    }

    /** Why a run began. */
    enum Trigger {
        SCHEDULE,
        DEMAND
    }

    /** How a run ended. */
    enum Outcome {
        SUCCEEDED,
        FAILED,
        /** Somebody, or the end of the service, stopped it. */
        CANCELLED
    }

    /**
     * The backup will run next.
     *
     * @param next when; null while it is paused
     */
    record Scheduled(
            String project,
            String backup,
            Instant at,
            @Nullable Instant next) implements RunEvent {}

    /**
     * A run began.
     *
     * @param run its id, unique over all runs
     * @param requestedBy who asked for it; null with {@link Trigger#SCHEDULE}
     */
    record Started(
            String project,
            String backup,
            String run,
            RunKind kind,
            Trigger trigger,
            @Nullable String requestedBy,
            String instance,
            Instant at)
            implements RunEvent {}

    /**
     * A run goes on.
     *
     * @param phase what it does now, in a word: {@code pulling}, {@code storing}, {@code forgetting}
     * @param percent 0 to 100; null where nobody can tell
     */
    record Progress(
            String project,
            String backup,
            String run,
            RunKind kind,
            String phase,
            @Nullable Double percent,
            long files,
            long bytes,
            Instant at)
            implements RunEvent {}

    /**
     * A run ended.
     *
     * @param message one sentence a person can act on; empty when there is nothing to say
     * @param snapshots what it stored, one per vault
     */
    record Finished(
            String project,
            String backup,
            String run,
            RunKind kind,
            Trigger trigger,
            Outcome outcome,
            String message,
            List<Snapshot> snapshots,
            Instant startedAt,
            Instant at)
            implements RunEvent {

        public Finished(
                String project,
                String backup,
                String run,
                RunKind kind,
                Trigger trigger,
                Outcome outcome,
                @Nullable String message,
                @Nullable List<Snapshot> snapshots,
                Instant startedAt,
                Instant at) {
            this.project = project;
            this.backup = backup;
            this.run = run;
            this.kind = kind;
            this.trigger = trigger;
            this.outcome = outcome;
            this.message = message == null ? "" : message;
            this.snapshots = snapshots == null ? List.of() : List.copyOf(snapshots);
            this.startedAt = startedAt;
            this.at = at;
        }
    }

    /**
     * What one vault got.
     *
     * @param id restic's snapshot id
     * @param filesTotal files in the snapshot
     * @param bytesTotal bytes in the snapshot, as restored
     * @param bytesAdded bytes the vault grew by, after deduplication and compression
     */
    record Snapshot(
            String vault,
            String id,
            long filesTotal,
            long filesNew,
            long filesChanged,
            long bytesTotal,
            long bytesAdded) {}
}
