package org.backupandmonitor.manifest.convert;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.schedule.Cron;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.source.Table;
import org.backupandmonitor.manifest.text.Commented;
import org.backupandmonitor.manifest.values.Durations;

/** Profiles of resticprofile in YAML or JSON, of version 1 (at the top) or 2 (under {@code profiles}), with inheritance. */
final class ResticprofileConverter implements Converter {

    /** How restic is called and where it writes, which is ops' business here. */
    private static final String[] OF_RESTIC = {
        "repository",
        "repository-file",
        "password-file",
        "password-command",
        "password",
        "key-hint",
        "initialize",
        "inherit",
        "use",
        "lock",
        "force-inactive-lock",
        "no-lock",
        "verbose",
        "quiet",
        "cache-dir",
        "no-cache",
        "cleanup-cache",
        "base-dir",
        "status-file",
        "prometheus-push",
        "prometheus-push-job",
        "prometheus-push-format",
        "prometheus-save-to-file",
        "log",
        "priority"
    };

    @Override
    public String name() {
        return "resticprofile";
    }

    @Override
    public boolean recognises(In file) {
        return new ResticprofileProfiles(file)
                .own().values().stream()
                        .map(In::of)
                        .anyMatch(profile -> profile.at("backup").at("source").isThere()
                                || profile.at("repository").isThere());
    }

    @Override
    public Conversion convert(In file, List<Document.Comment> comments, ConvertOptions options) {
        Draft draft = new Draft("resticprofile", options.project(), comments).hints(hints());
        file.skip("$schema", "version", "global");
        draft.todo(
                "repositories and passwords are not carried over: ask ops for vaults, and name them under defaults.vaults");
        draft.put("defaults", Map.of("max-age", "26h"));
        ResticprofileProfiles profiles = new ResticprofileProfiles(file);
        profiles.own().forEach((name, own) -> {
            In profile = profiles.effective(own);
            if (profile.at("backup").isTable()) {
                profile(name, own, profile, draft);
            } else {
                withoutBackup(name, In.of(own), profiles.isInherited(name), draft);
            }
        });
        return draft.finish(file);
    }

    /** What it says counts for those that inherit from it, or is about snapshots that others make. */
    private static void withoutBackup(String name, In own, boolean isInherited, Draft draft) {
        own.skip(OF_RESTIC);
        Optional<String> description = own.text("description").map(Confidential::prose);
        String said = String.join(", ", own.unasked()).replaceAll("\\s+", " ");
        String nothing = "profile \"" + name + "\" backs nothing up";
        if (isInherited) {
            draft.note("backups", nothing + ", and is there for others", own);
        } else if (said.isEmpty()) {
            draft.note("backups", nothing, own);
        } else {
            draft.note(
                    "backups",
                    "TODO " + nothing + ", and is left out with its " + said
                            + ": vaults are copied to, checked and pruned as ops say",
                    own);
        }
        description.ifPresent(text -> draft.note("backups", text, own));
    }

    private static void profile(String name, Table own, In profile, Draft draft) {
        In backup = profile.at("backup");
        List<String> source = backup.at("source").texts();
        if (source.isEmpty()) {
            boolean pipe = backup.yes("stdin") || backup.at("stdin-command").isThere();
            if (pipe) {
                draft.leaveOut(
                        "backups",
                        "profile \"" + name
                                + "\" backed up what a command wrote (stdin), and nothing a manifest says reaches a shell",
                        In.of(own));
            } else {
                draft.note("backups", "profile \"" + name + "\" names no source, and is there for others", In.of(own));
            }
            return;
        }
        Commented entry = new Commented().put("name", draft.backupName(name));
        profile.text("description")
                .map(Confidential::prose)
                .ifPresent(description -> entry.comment("name", description));
        FileBackup.put("resticprofile", source, backup.at("exclude").texts(), entry);
        schedule(backup, entry);
        keep(profile, entry);
        profile.skip(OF_RESTIC);
        backup.skip("use", "verbose", "extended-status");
        for (String falsy : List.of("stdin", "exclude-caches", "one-file-system", "check-before", "check-after")) {
            backup.skipIf(falsy, "false");
        }
        draft.backup(entry, In.of(own), profile);
    }

    private static void schedule(In backup, Commented entry) {
        List<String> events = backup.at("schedule").texts().isEmpty()
                ? backup.at("schedule").at("at").texts()
                : backup.at("schedule").texts();
        backup.at("schedule").skip("permission", "priority", "log", "lock-mode", "lock-wait", "run-level");
        backup.skip("schedule-permission", "schedule-priority", "schedule-log", "schedule-run-level");
        backup.skip("schedule-lock-mode", "schedule-lock-wait", "schedule-hide-window");
        Optional<String> cron = CalendarEvents.cron(events);
        cron.ifPresent(each -> {
            entry.put("schedule", each);
            // Those that run each day have the max-age of defaults.
            Cron.parse(each)
                    .longestPause()
                    .filter(pause -> pause.compareTo(Duration.ofDays(1)) > 0)
                    .ifPresent(pause -> entry.put("max-age", Durations.format(pause.plusHours(2))));
        });
        if (events.isEmpty()) {
            entry.comment("name", "TODO it had no schedule of its own: say it under schedule");
        } else if (cron.isEmpty()) {
            entry.comment(
                    "name",
                    "TODO its schedule \"" + String.join("\", \"", events) + "\" can't be told: say it under schedule");
        } else if (!cron.get().matches("\\S+ \\* .*")) {
            entry.comment("name", "TODO its schedule followed the clock of its machine: say its zone, or it is UTC");
        }
    }

    private static void keep(In profile, Commented entry) {
        String section = profile.at("retention").isTable() ? "retention" : "forget";
        In retention = profile.at(section);
        Map<String, Object> keep =
                Retentions.keep(retention, "-", todo -> entry.comment("name", "TODO " + section + "." + todo));
        retention.skip("after-backup", "before-backup", "prune", "compact", "host", "use", "verbose");
        if (keep.isEmpty()) {
            entry.comment(
                    "name", "TODO it did not say how many snapshots stay, and here some always go: say it under keep");
        } else {
            entry.put("keep", keep);
        }
    }

    private static Map<String, String> hints() {
        Map<String, String> hints = new HashMap<>();
        for (String key : List.of(
                "exclude-file",
                "iexclude",
                "iexclude-file",
                "exclude-if-present",
                "exclude-caches",
                "exclude-larger-than",
                "files-from",
                "files-from-raw",
                "files-from-verbatim")) {
            hints.put("backup." + key, "say it under " + (key.startsWith("files") ? "paths" : "exclude"));
        }
        for (String key : List.of(
                "run-before", "run-after", "run-after-fail", "run-finally", "run-before-backup", "run-after-backup")) {
            hints.put(key, "nothing a manifest says reaches a shell; see what it did");
            hints.put("backup." + key, "nothing a manifest says reaches a shell; see what it did");
        }
        for (String key : List.of("send-before", "send-after", "send-after-fail", "send-finally")) {
            hints.put(key, "failed and late backups are incidents here; name channels under alerts");
            hints.put("backup." + key, "failed and late backups are incidents here; name channels under alerts");
        }
        for (String section : List.of("retention", "forget")) {
            for (String each : List.of("", "-hourly", "-daily", "-weekly", "-monthly", "-yearly")) {
                hints.put(section + ".keep-within" + each, "here keep counts; say it so");
            }
        }
        hints.put("backup.one-file-system", "exclude what is mounted below the paths");
        hints.put("check", "vaults are checked as ops say");
        hints.put("prune", "vaults are pruned as ops say");
        hints.put("copy", "name more than one vault, and each run lands in all");
        hints.put("includes", "convert the files together");
        hints.put("groups", "each backup has a schedule of its own here");
        hints.put("remotes", "backups are pulled, so name their machine under files");
        hints.put("schedules", "say it under schedule");
        return hints;
    }
}
