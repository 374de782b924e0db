package org.backupandmonitor.backup.source.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.source.SourceFailedException;

/** Judges the paths and patterns of a manifest before any program gets to see them. */
final class SourcePaths {

    private static final int MAX_LENGTH = 4_096;

    private SourcePaths() {}

    /**
     * The paths in their plainest form, without steps that lead nowhere, each once: a mirror is laid out so, and rsync takes
     * {@code /./} for the place from which names count.
     *
     * @throws SourceFailedException if one is not absolute or climbs
     */
    static List<String> require(List<String> paths) {
        return paths.stream().map(SourcePaths::require).distinct().toList();
    }

    private static String require(String path) {
        if (!path.startsWith("/") || path.length() > MAX_LENGTH || unprintable(path)) {
            throw new SourceFailedException("path \"" + shown(path) + "\" must be absolute, such as /srv/uploads, and"
                    + " free of control characters: correct it in the manifest");
        }
        List<String> steps = Arrays.stream(path.split("/"))
                .filter(step -> !step.isEmpty() && !step.equals("."))
                .toList();
        if (steps.contains("..")) {
            throw new SourceFailedException(
                    "path \"" + shown(path) + "\" must not hold \"..\": write where it leads to in the manifest");
        }
        return "/" + String.join("/", steps);
    }

    /** @throws SourceFailedException if one is empty or holds control characters */
    static List<String> requirePatterns(List<String> patterns) {
        for (String pattern : patterns) {
            if (pattern.isBlank() || pattern.length() > MAX_LENGTH || unprintable(pattern)) {
                throw new SourceFailedException("exclude pattern \"" + shown(pattern)
                        + "\" must be text without control characters: correct it in the manifest");
            }
        }
        return patterns;
    }

    /**
     * Refuses a path that only leads elsewhere: the link would be stored, and nothing of what it leads to.
     *
     * @param copy of the path, on this machine
     */
    static void requireNoLink(String path, Path copy, String host) {
        if (Files.isSymbolicLink(copy)) {
            throw new SourceFailedException("path \"" + path + "\" is a symbolic link on " + host
                    + ", and links are not followed: name what it leads to (" + target(copy) + ") in the manifest");
        }
    }

    private static String target(Path link) {
        try {
            return shown(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return "it can't be read";
        }
    }

    /** Says which paths hold no file at all: that may be so, and may be a mistake. Empty if all do. */
    static String hollow(List<String> paths, Function<String, Path> copies) {
        List<String> hollow =
                paths.stream().filter(path -> !Content.isIn(copies.apply(path))).toList();
        return hollow.isEmpty() ? "" : "there is no file in " + Excerpt.names(hollow);
    }

    private static boolean unprintable(String text) {
        return text.chars().anyMatch(c -> c < ' ' || c == 127);
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 120 ? line : line.substring(0, 120) + "...";
    }
}
