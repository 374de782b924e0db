package org.backupandmonitor.status.backups;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.backupandmonitor.status.page.Bars;
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

    /** Its newest runs. */
    public Bars bars() {
        List<Bars.Item> items = new ArrayList<>();
        for (Run run : facts.recent()) {
            items.add(0, new Bars.Item(run.tone(), tip(run)));
        }
        return Bars.fromLeft(items, Backups.RECENT, summary());
    }

    private static String tip(Run run) {
        return Texts.utc(run.startedAt()) + ": " + String.valueOf(run.outcome()).toLowerCase(Locale.ROOT) + ", took "
                + Texts.duration(run.took(run.heardAt())) + (run.message().isEmpty() ? "" : ": " + run.message());
    }

    private String summary() {
        long good = facts.recent().stream().filter(Run::succeeded).count();
        return facts.recent().isEmpty()
                ? "No runs yet"
                : good + " of the last " + Texts.count(facts.recent().size(), "run", "runs") + " succeeded";
    }

    /** Whether anything proves that it restores, in words; empty where no drill is asked for. */
    public String drill() {
        if (facts.definition().drill() == null) {
            return "";
        }
        Run drill = facts.lastDrill();
        return drill == null
                ? "not proved yet"
                : drill.succeeded() ? "restored in " + Texts.duration(drill.took(drill.heardAt())) : "did not restore";
    }

    /** When the newest drill ended; null if none did. */
    public @Nullable Instant drilledAt() {
        return facts.lastDrill() == null ? null : facts.lastDrill().finishedAt();
    }

    /** What a filter's words are looked for in. */
    public String text() {
        return String.join(
                " ",
                key(),
                kind(),
                from(),
                vaults(),
                facts.definition().labels().toString());
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
