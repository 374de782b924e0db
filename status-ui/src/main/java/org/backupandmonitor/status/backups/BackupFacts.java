package org.backupandmonitor.status.backups;

import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.page.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a backup at one moment, and what follows from it.
 *
 * @param lastFinished the newest run that ended; null if none did
 * @param lastGood the newest run that made a good snapshot; null if none did
 * @param running the run that is going on; null if none is
 * @param next when it runs next; null if nobody said
 * @param liveness who is alive
 */
public record BackupFacts(
        BackupDefinition definition,
        @Nullable Run lastFinished,
        @Nullable Run lastGood,
        @Nullable Run running,
        @Nullable Instant next,
        Liveness liveness) {

    /** A run that is due may begin this much later: a neighbour takes over, a queue drains. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    public BackupState state() {
        Instant now = liveness.now();
        if (definition.paused() != null) {
            return new BackupState.Paused(definition.paused());
        }
        BackupState overdue = overdue(now);
        if (overdue != null) {
            return overdue;
        }
        var silence = liveness.silence(org.backupandmonitor.contracts.heartbeat.Component.BACKUP);
        if (silence.isPresent()) {
            return new BackupState.Unknown(
                    Texts.silent(silence.get().service(), silence.get().since()));
        }
        if (running != null) {
            return new BackupState.Running(running);
        }
        if (lastFinished == null) {
            return next == null
                    ? new BackupState.Unknown("backup-service has not taken it on yet")
                    : new BackupState.NeverRun("It runs for the first time at " + Texts.utc(next) + ".");
        }
        if (!lastFinished.succeeded()) {
            return new BackupState.Failed(lastFinished, failure(lastFinished));
        }
        if (next != null && next.plus(GRACE).isBefore(now)) {
            return new BackupState.Late("It was due at " + Texts.utc(next) + " and did not run.");
        }
        return lastGood == null
                ? new BackupState.Unknown("no good snapshot is known")
                : new BackupState.Good(lastGood.finishedAt() == null ? lastGood.startedAt() : lastGood.finishedAt());
    }

    /** Too old is too old, whoever is alive and whatever runs: nothing else may hide it. */
    private @Nullable BackupState overdue(Instant now) {
        Duration maxAge = definition.maxAge();
        if (maxAge == null || lastGood == null) {
            return null;
        }
        Duration age = Duration.between(lastGood.startedAt(), now);
        return age.compareTo(maxAge) <= 0
                ? null
                : new BackupState.Late("The newest good snapshot is " + Texts.duration(age) + " old; max-age is "
                        + Texts.duration(maxAge) + ".");
    }

    private static String failure(Run run) {
        return run.message().isEmpty() ? "The last run did not succeed and did not say why." : run.message();
    }
}
