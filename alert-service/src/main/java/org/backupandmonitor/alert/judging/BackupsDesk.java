package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.alert.backups.BackupMemory;
import org.backupandmonitor.alert.backups.BackupWatch;
import org.backupandmonitor.alert.incident.IncidentBook;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.incident.Problem;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunEvent.Finished;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/** Judges all backups. Not thread-safe. */
final class BackupsDesk {

    /** No clock that was ever set is so far behind. */
    private static final Duration OLDEST = Duration.ofDays(3_650);

    /** Clocks that are set differ by no more than this; a run that is read again has to be the same one. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final Map<String, BackupWatch> watches = new HashMap<>();
    private final IncidentBook book;
    private boolean awaitsMemory;

    BackupsDesk(IncidentBook book) {
        this.book = book;
    }

    void define(BackupDefinition definition, @Nullable BackupMemory before, Instant now, Effects effects) {
        BackupWatch watch = watches.get(definition.key());
        if (watch == null) {
            watch = new BackupWatch(definition, before, now);
            watches.put(definition.key(), watch);
            if (before == null) {
                remember(watch, effects);
            }
        } else {
            BackupMemory known = watch.memory();
            watch.redefine(definition, now);
            if (!watch.memory().equals(known)) {
                remember(watch, effects);
            }
        }
        String paused = definition.paused();
        if (paused != null) {
            settleAll(definition.key(), "it is paused: " + paused, now, effects);
        }
    }

    /** Nothing is remembered until it is known what was remembered before: it would be overwritten. */
    void awaitMemory() {
        awaitsMemory = true;
    }

    void resume(Instant now) {
        watches.values().forEach(watch -> watch.resume(now));
    }

    /** What was remembered from before this process began, but could not be read when it began. */
    void recall(Collection<BackupMemory> before, Effects effects) {
        for (BackupMemory each : before) {
            BackupWatch watch = watches.get(each.key());
            if (watch != null) {
                watch.recall(each);
            }
        }
        if (awaitsMemory) {
            awaitsMemory = false;
            watches.values().forEach(watch -> remember(watch, effects));
        }
    }

    private void remember(BackupWatch watch, Effects effects) {
        if (!awaitsMemory) {
            effects.memory(watch.memory());
        }
    }

    void remove(String key, Instant now, Effects effects) {
        watches.remove(key);
        settleAll(key, "it is no longer in its manifest", now, effects);
    }

    /** Takes in a run; false if no backup of that name is defined. */
    boolean see(RunEvent event, Instant now, Effects effects) {
        BackupWatch watch = watches.get(event.key());
        if (watch == null) {
            return false;
        }
        if (event instanceof Finished run && run.kind() != RunKind.RESTORE) {
            // What a clock that is ahead dates into the future would make the backup young for as long.
            Instant at = run.at().isAfter(now.plus(CLOCKS_DIFFER)) ? now : run.at();
            if (at.isBefore(now.minus(OLDEST))) {
                throw new IllegalArgumentException(
                        "the run of " + run.key() + " is said to have ended " + Times.utc(at));
            }
            if (!watch.isOld(run.kind(), at)) {
                finished(watch, run, at, now, effects);
            }
        }
        return true;
    }

    void tick(Instant now, Effects effects) {
        for (BackupWatch watch : watches.values()) {
            lateness(watch, now, effects);
            release(watch, now, effects);
        }
    }

    void dropRemoved(Instant now, Effects effects) {
        for (OpenIncident incident : book.all()) {
            IncidentKind kind = incident.facts().kind();
            String key = incident.facts().subject().replaceFirst("#.*", "");
            if ((kind == IncidentKind.BACKUP_FAILED || kind == IncidentKind.BACKUP_LATE) && !watches.containsKey(key)) {
                remove(key, now, effects);
            }
        }
    }

    private void finished(BackupWatch watch, Finished run, Instant at, Instant now, Effects effects) {
        String subject = BackupWatch.subject(run.key(), run.kind());
        switch (run.outcome()) {
            case FAILED ->
                book.report(watch.failure(run), at, silence(watch, now)).ifPresent(effects::transition);
            case SUCCEEDED -> {
                if (run.kind() == RunKind.BACKUP && watch.succeeded(at)) {
                    remember(watch, effects);
                }
                book.settle(IncidentKind.BACKUP_FAILED, subject, "a later run succeeded", now)
                        .ifPresent(effects::transition);
                lateness(watch, now, effects);
            }
            // Somebody stopped it: that says nothing about the backup, and its age speaks for itself.
            case CANCELLED -> {}
        }
    }

    private void lateness(BackupWatch watch, Instant now, Effects effects) {
        Optional<Problem> late = watch.lateness(now);
        if (late.isPresent()) {
            book.raise(late.get(), now, silence(watch, now)).ifPresent(effects::transition);
        } else {
            book.settle(
                            IncidentKind.BACKUP_LATE,
                            watch.definition().key(),
                            "the newest good snapshot is young enough again",
                            now)
                    .ifPresent(effects::transition);
        }
    }

    /** A run failed while nobody was to be told, and no later one has succeeded: once it may be told, it is. */
    private void release(BackupWatch watch, Instant now, Effects effects) {
        for (RunKind kind : RunKind.values()) {
            String subject = BackupWatch.subject(watch.definition().key(), kind);
            boolean held = book.find(IncidentKind.BACKUP_FAILED, subject)
                    .filter(book::isHeldBack)
                    .isPresent();
            if (held && silence(watch, now) == null) {
                book.release(IncidentKind.BACKUP_FAILED, subject, now).ifPresent(effects::transition);
            }
        }
    }

    private static @Nullable String silence(BackupWatch watch, Instant now) {
        return Maintenance.silence(watch.definition().maintenance(), now).orElse(null);
    }

    private void settleAll(String key, String why, Instant now, Effects effects) {
        for (RunKind kind : RunKind.values()) {
            book.settle(IncidentKind.BACKUP_FAILED, BackupWatch.subject(key, kind), why, now)
                    .ifPresent(effects::transition);
        }
        book.settle(IncidentKind.BACKUP_LATE, key, why, now).ifPresent(effects::transition);
    }
}
