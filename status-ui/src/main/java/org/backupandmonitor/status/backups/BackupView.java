package org.backupandmonitor.status.backups;

import java.time.Instant;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;
import org.jspecify.annotations.Nullable;

/** A backup as pages show it. */
public record BackupView(BackupFacts facts, BackupState state) {

    public static BackupView of(BackupFacts facts) {
        return new BackupView(facts, facts.state());
    }

    public String name() {
        return facts.definition().name();
    }

    public String key() {
        return facts.definition().key();
    }

    public String path() {
        return "/backups/" + key();
    }

    public Tone tone() {
        return state.tone();
    }

    public String from() {
        return facts.definition().source().origin();
    }

    public String kind() {
        return facts.definition().source().kind();
    }

    public String vaults() {
        return facts.definition().vaults().isEmpty()
                ? "the only vault"
                : String.join(", ", facts.definition().vaults());
    }

    public String schedule() {
        return facts.definition().schedule() instanceof org.backupandmonitor.contracts.backup.Schedule.Every every
                ? "every " + Texts.duration(every.interval())
                : facts.definition().schedule().text();
    }

    public @Nullable Instant next() {
        return facts.next();
    }

    /** When the newest run ended, good or not; null if none did. */
    public @Nullable Instant lastRun() {
        return facts.lastFinished() == null ? null : facts.lastFinished().finishedAt();
    }

    /** When the newest good snapshot was made; null if there is none. */
    public @Nullable Instant lastGood() {
        return facts.lastGood() == null ? null : facts.lastGood().finishedAt();
    }

    public String size() {
        return facts.lastGood() == null ? "–" : Texts.bytes(facts.lastGood().bytesTotal());
    }

    public String files() {
        return facts.lastGood() == null ? "–" : Texts.count(facts.lastGood().filesTotal(), "file", "files");
    }

    public @Nullable Run running() {
        return facts.running();
    }

    /** What the run that goes on has done so far. */
    public String progress() {
        Run run = facts.running();
        if (run == null) {
            return "";
        }
        String phase = run.phase() == null ? "just begun" : run.phase();
        String done = run.bytes() == 0 && run.files() == 0
                ? ""
                : ", " + Texts.count(run.files(), "file", "files") + ", " + Texts.bytes(run.bytes());
        return phase + (run.percent() == null ? "" : ", " + Math.round(run.percent()) + " %") + done;
    }

    /** For a progress bar; null where nobody can tell. */
    public @Nullable Long percent() {
        Run run = facts.running();
        return run == null || run.percent() == null ? null : Math.round(run.percent());
    }

    public boolean paused() {
        return state instanceof BackupState.Paused;
    }

    /** Order on pages: what needs people first. */
    public int rank() {
        return switch (tone()) {
            case BAD -> 0;
            case WARN -> 1;
            case UNSURE -> 2;
            case BUSY -> 3;
            case GOOD -> 4;
            case OFF -> 5;
        };
    }
}
