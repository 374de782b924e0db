package org.backupandmonitor.alert.backups;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.backupandmonitor.alert.incident.Problem;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/** Follows one backup: whether its last run failed, and whether its newest good snapshot is too old. Not thread-safe. */
public final class BackupWatch {

    /** A snapshot may be as old as that, whatever a definition says; beyond it, time can't be counted. */
    private static final Duration LONGEST_MAX_AGE = Duration.ofDays(36_500);

    private BackupDefinition definition;
    private BackupMemory memory;

    /** @param before what was remembered of it; null if it is new */
    public BackupWatch(BackupDefinition definition, @Nullable BackupMemory before, Instant now) {
        this.definition = definition;
        this.memory = before == null ? new BackupMemory(definition.key(), now, null) : before;
    }

    public BackupDefinition definition() {
        return definition;
    }

    public BackupMemory memory() {
        return memory;
    }

    public void redefine(BackupDefinition changed, Instant now) {
        if (definition.paused() != null && changed.paused() == null) {
            memory = new BackupMemory(memory.key(), now, memory.lastSuccess());
        }
        definition = changed;
    }

    /** Nothing is known from a time that is still to come. */
    public void resume(Instant now) {
        Instant last = memory.lastSuccess();
        memory = new BackupMemory(
                memory.key(),
                memory.firstSeen().isAfter(now) ? now : memory.firstSeen(),
                last != null && last.isAfter(now) ? now : last);
    }

    /** Takes over what was remembered, as far as nothing newer is known. */
    public void recall(BackupMemory before) {
        Instant known = memory.lastSuccess();
        Instant older = before.lastSuccess();
        Instant last = known == null || older != null && older.isAfter(known) ? older : known;
        Instant first = before.firstSeen().isBefore(memory.firstSeen()) ? before.firstSeen() : memory.firstSeen();
        memory = new BackupMemory(memory.key(), first, last);
    }

    /** Whether the run ended before the newest good one: read again, it says nothing. */
    public boolean isOld(RunKind kind, Instant at) {
        Instant last = memory.lastSuccess();
        return kind == RunKind.BACKUP && last != null && !at.isAfter(last);
    }

    /** A run of the kind BACKUP succeeded; whether that is newer than what was known. */
    public boolean succeeded(Instant at) {
        Instant last = memory.lastSuccess();
        if (last != null && !at.isAfter(last)) {
            return false;
        }
        memory = new BackupMemory(memory.key(), memory.firstSeen(), at);
        return true;
    }

    /** The incident's subject: what a check or drill finds is another problem than a failed backup. */
    public static String subject(String key, RunKind kind) {
        return kind == RunKind.BACKUP ? key : key + "#" + kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The problem that a failed run is. */
    public Problem failure(RunEvent.Finished run) {
        String what = run.kind() == RunKind.BACKUP
                ? "Backup"
                : switch (run.kind()) {
                    case CHECK -> "Check of the vaults";
                    case DRILL -> "Restore drill";
                    default -> "Run";
                };
        String why = run.message().isBlank() ? "no reason was given" : run.message();
        return new Problem(
                IncidentKind.BACKUP_FAILED,
                subject(definition.key(), run.kind()),
                definition.project(),
                definition.severity(),
                what + " of " + definition.key() + " failed",
                why + newest(),
                definition.runbook());
    }

    /** The problem that the newest good snapshot is too old; empty if it is not, or need not be young. */
    public Optional<Problem> lateness(Instant now) {
        Duration maxAge = definition.maxAge();
        if (maxAge == null || definition.paused() != null) {
            return Optional.empty();
        }
        Instant last = memory.lastSuccess();
        Instant base = last == null || last.isBefore(reset()) ? reset() : last;
        if (!now.isAfter(base.plus(maxAge.compareTo(LONGEST_MAX_AGE) < 0 ? maxAge : LONGEST_MAX_AGE))) {
            return Optional.empty();
        }
        String came = last == null
                ? "none since it was defined " + Times.utc(memory.firstSeen())
                : "the newest from " + Times.utc(last);
        return Optional.of(new Problem(
                IncidentKind.BACKUP_LATE,
                definition.key(),
                definition.project(),
                definition.severity(),
                "Backup of " + definition.key() + " is late",
                "expected a good snapshot of " + definition.source().origin() + " at most " + text(maxAge)
                        + " old, got " + came,
                definition.runbook()));
    }

    /** When it was defined, or resumed after a pause: lateness counts from there at the earliest. */
    private Instant reset() {
        return memory.firstSeen();
    }

    private String newest() {
        Instant last = memory.lastSuccess();
        return last == null
                ? "; there is no good snapshot yet"
                : "; the newest good snapshot is from " + Times.utc(last);
    }

    private static String text(Duration duration) {
        long hours = duration.toHours();
        if (hours >= 48 && hours % 24 == 0) {
            return hours / 24 + " days";
        }
        if (duration.toMinutes() % 60 == 0 && hours > 0) {
            return hours == 1 ? "1 hour" : hours + " hours";
        }
        return duration.toMinutes() > 0 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }
}
