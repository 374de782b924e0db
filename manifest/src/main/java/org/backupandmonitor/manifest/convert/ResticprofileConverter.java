package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;

/** Profiles of resticprofile in YAML or JSON, of version 1 (at the top) or 2 (under {@code profiles}), with inheritance. */
final class ResticprofileConverter implements Converter {

    private static final Set<String> NO_PROFILES =
            Set.of("version", "global", "groups", "profiles", "includes", "mixins", "schedules");
    private static final Pattern DAILY = Pattern.compile("(?:\\*-\\*-\\* )?([01]?[0-9]|2[0-3]):([0-5][0-9])(?::00)?");
    private static final Pattern WEEKLY = Pattern.compile(
            "(?i)(mon|tue|wed|thu|fri|sat|sun)[a-z]* (?:\\*-\\*-\\* )?([01]?[0-9]|2[0-3]):([0-5][0-9])(?::00)?");
    private static final int DEEPEST = 10;

    @Override
    public String name() {
        return "resticprofile";
    }

    @Override
    public boolean recognises(In file) {
        return profiles(file).values().stream()
                .anyMatch(profile -> profile.at("backup").at("source").isThere()
                        || profile.at("repository").isThere());
    }

    @Override
    public Conversion convert(In file, List<Document.Comment> comments, ConvertOptions options) {
        Draft draft = new Draft("resticprofile", options.project(), comments);
        draft.todo(
                "repositories and passwords are not carried over: ask ops for vaults, and name them under defaults.vaults");
        draft.put("defaults", Map.of("max-age", "26h"));
        Map<String, In> profiles = profiles(file);
        profiles.forEach((name, profile) -> profile(name, profile, profiles, draft));
        return draft.finish();
    }

    private static Map<String, In> profiles(In file) {
        if (file.at("profiles").isTable()) {
            return file.at("profiles").entries();
        }
        Map<String, In> profiles = new LinkedHashMap<>(file.entries());
        profiles.keySet().removeAll(NO_PROFILES);
        profiles.values().removeIf(profile -> !profile.isTable());
        return profiles;
    }

    private static void profile(String name, In profile, Map<String, In> profiles, Draft draft) {
        In source = inherited(profile, profiles, "backup", "source");
        boolean own = profile.at("backup").isTable();
        if (!source.isThere() || !own) {
            if (inherited(profile, profiles, "backup", "stdin").isThere() && own) {
                draft.leaveOut(
                        "backups",
                        "profile \"" + name
                                + "\" backed up what a command wrote (stdin), and nothing a manifest says reaches a shell",
                        profile);
            }
            return;
        }
        Commented backup = new Commented().put("name", draft.backupName(name));
        Map<String, Object> files = new LinkedHashMap<>();
        files.put(
                "paths",
                source.texts().stream().filter(path -> path.startsWith("/")).toList());
        List<String> others =
                source.texts().stream().filter(path -> !path.startsWith("/")).toList();
        if (!others.isEmpty()) {
            backup.comment("name", "TODO these paths are not absolute: " + String.join(", ", others));
        }
        List<String> exclude = inherited(profile, profiles, "backup", "exclude").texts();
        if (!exclude.isEmpty()) {
            files.put("exclude", exclude);
        }
        backup.put("files", files);
        backup.comment(
                "name",
                "TODO resticprofile ran on the machine itself: add host and user to files, or leave it so where backup-service runs there too");
        Optional<String> calendar = inherited(profile, profiles, "backup", "schedule").texts().stream()
                .findFirst();
        Optional<String> schedule = calendar.flatMap(ResticprofileConverter::cron);
        if (calendar.isEmpty()) {
            calendar = inherited(profile, profiles, "backup", "schedule").text("at");
            schedule = calendar.flatMap(ResticprofileConverter::cron);
        }
        schedule.ifPresent(each -> backup.put("schedule", each));
        if (schedule.isEmpty()) {
            backup.comment(
                    "name",
                    calendar.map(each -> "TODO its schedule \"" + each + "\" can't be told: say it under schedule")
                            .orElse("TODO it had no schedule of its own: say it under schedule"));
        }
        Map<String, Object> keep = Retentions.keep(inherited(profile, profiles, "retention", ""));
        if (keep.isEmpty()) {
            keep = Retentions.keep(inherited(profile, profiles, "forget", ""));
        }
        if (!keep.isEmpty()) {
            backup.put("keep", keep);
        }
        for (String key : List.of("run-before", "run-after", "run-after-fail", "run-finally")) {
            if (profile.at(key).isThere() || profile.at("backup").at(key).isThere()) {
                backup.comment(
                        "name",
                        "TODO " + key
                                + " ran commands, and nothing a manifest says reaches a shell: see what they did");
            }
        }
        for (String key :
                List.of("exclude-file", "iexclude", "exclude-if-present", "files-from", "exclude-larger-than")) {
            if (inherited(profile, profiles, "backup", key).isThere()) {
                backup.comment("name", "TODO " + key + " is not carried over: say it under exclude");
            }
        }
        draft.backup(backup, profile);
    }

    /** The value in the profile or in one that it inherits from. */
    private static In inherited(In profile, Map<String, In> profiles, String section, String key) {
        In at = profile;
        for (int depth = 0; depth < DEEPEST; depth++) {
            In found = key.isEmpty() ? at.at(section) : at.at(section).at(key);
            if (found.isThere()) {
                return found;
            }
            In parent = at.text("inherit").map(profiles::get).orElse(In.NOTHING);
            if (!parent.isThere()) {
                return In.NOTHING;
            }
            at = parent;
        }
        return In.NOTHING;
    }

    /** The usual calendar events of systemd as cron. */
    private static Optional<String> cron(String calendar) {
        Matcher daily = DAILY.matcher(calendar);
        if (daily.matches()) {
            return Optional.of(Integer.parseInt(daily.group(2)) + " " + Integer.parseInt(daily.group(1)) + " * * *");
        }
        Matcher weekly = WEEKLY.matcher(calendar);
        if (weekly.matches()) {
            return Optional.of(Integer.parseInt(weekly.group(3)) + " " + Integer.parseInt(weekly.group(2)) + " * * "
                    + weekly.group(1).toUpperCase(Locale.ROOT));
        }
        return switch (calendar) {
            case "hourly", "*:00", "*:00:00" -> Optional.of("0 * * * *");
            case "*:00,30", "*:0/30" -> Optional.of("*/30 * * * *");
            case "*:0/15", "*:00,15,30,45" -> Optional.of("*/15 * * * *");
            case "daily" -> Optional.of("0 0 * * *");
            case "weekly" -> Optional.of("0 0 * * MON");
            case "monthly" -> Optional.of("0 0 1 * *");
            default -> Optional.empty();
        };
    }
}
