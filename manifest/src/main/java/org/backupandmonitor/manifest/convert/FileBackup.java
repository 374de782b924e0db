package org.backupandmonitor.manifest.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.text.Commented;

/** Paths and patterns of a backup of files, as tools write them that run on the machine itself. */
final class FileBackup {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{.*}}|\\$[{A-Za-z_].*|\\{[a-z][A-Za-z0-9_ ]*}");
    private static final Pattern GLOB = Pattern.compile("[*?\\[]");

    private FileBackup() {}

    /** Puts them; what can't stand here is told. */
    static void put(String tool, List<String> paths, List<String> patterns, Commented backup) {
        List<String> kept = kept(
                paths,
                backup,
                path -> VARIABLE.matcher(path).find()
                        ? "hold variables"
                        : !path.startsWith("/")
                                ? "are not absolute"
                                : GLOB.matcher(path).find() ? "are globs, and here each is named" : "",
                "these paths ");
        List<String> exclude = kept(
                patterns,
                backup,
                pattern -> VARIABLE.matcher(pattern).find()
                        ? "hold variables"
                        : pattern.matches("(?s)~[A-Za-z0-9_-]*/.*")
                                ? "begin in a home directory"
                                : pattern.matches("(?s)(sh|re|fm|pp|pf):.*") ? "are of a style of Borg's own" : "",
                "these excludes ");
        Map<String, Object> files = new LinkedHashMap<>();
        files.put("paths", kept);
        if (!exclude.isEmpty()) {
            files.put("exclude", exclude);
        }
        backup.put("files", files);
        backup.comment(
                "name",
                "TODO " + tool
                        + " ran on the machine itself: add host and user to files, or leave it so where backup-service runs there too");
    }

    private interface Objection {
        /** Why not; empty if there is nothing against it. */
        String to(String text);
    }

    private static List<String> kept(List<String> texts, Commented backup, Objection objection, String these) {
        List<String> kept = new ArrayList<>();
        Map<String, List<String>> refused = new LinkedHashMap<>();
        for (String text : texts) {
            String why = objection.to(text);
            if (why.isEmpty()) {
                kept.add(text);
            } else {
                refused.computeIfAbsent(why, any -> new ArrayList<>()).add(text.replaceAll("\\s+", " "));
            }
        }
        refused.forEach((why, which) ->
                backup.comment("name", "TODO " + these + why + ", and are left out: " + String.join(", ", which)));
        return kept;
    }
}
