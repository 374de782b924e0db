package org.backupandmonitor.status.backups;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.page.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a backup at one moment, and what follows from it.
 *
 * @param recent runs that ended, newest first
 * @param lastGood the newest run that made a good snapshot; null if none did
 * @param unfinished the newest run whose end was not heard of; null if there is none
 * @param lastDrill the newest drill that ended; null if none did
 * @param next when it runs next; null if nobody said
 * @param liveness who is alive
 */
public record BackupFacts(
        BackupDefinition definition,
        List<Run> recent,
        @Nullable Run lastGood,
        @Nullable Run unfinished,
        @Nullable Run lastDrill,
        @Nullable Instant next,
        Liveness liveness) {

    /** A run that is due may begin this much later: a neighbour takes over, a queue drains. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    public BackupFacts {
        recent = List.copyOf(recent);
    }

    /** The newest run that ended; null if none did. */
    public @Nullable Run lastFinished() {
        return recent.isEmpty() ? null : recent.get(0);
    }

    /** The run that is going on; null if none is. */
    public @Nullable Run running() {
        return unfinished == null || unfinished.brokeOff(liveness) || overtaken(unfinished) ? null : unfinished;
    }

    /** Two runs of one backup never go on side by side: one that began later has replaced this one. */
    private boolean overtaken(Run run) {
        Run last = lastFinished();
        return last != null && last.startedAt().isAfter(run.startedAt());
    }

    /** The newest run, if whoever ran it is gone and never told its end; null otherwise. */
    private @Nullable Run brokenOff() {
        return unfinished == null || !unfinished.brokeOff(liveness) || overtaken(unfinished) ? null : unfinished;
    }

    public BackupState state() {
        Instant now = liveness.now();
        Run running = running();
        Run lastFinished = lastFinished();
        Run broken = brokenOff();
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
        if (broken != null) {
            return new BackupState.Failed(
                    broken,
                    "The run that began at " + Texts.utc(broken.startedAt()) + " broke off: " + broken.instance()
                            + " is gone and never told its end.");
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
        if (next == null) {
            return new BackupState.Unknown("backup-service does not say when it runs next");
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
