package org.backupandmonitor.backup.source.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a dry run of {@code rsync --itemize-changes} would do below each path of a manifest. Takes lines from any thread.
 *
 * <p>Rsync counts over all paths together, and the one that is not mounted may be the smallest.
 */
final class Changes {

    /**
     * Eleven letters of what happens, and the name; see rsync(1), "--itemize-changes". Rsync escapes what ends its lines;
     * Unicode has more that does.
     */
    private static final Pattern DELETED = Pattern.compile("\\*deleting   (.*[^/])", Pattern.DOTALL);

    private static final Pattern CREATED = Pattern.compile("[<>ch][fLDS]\\+{9} (.*)", Pattern.DOTALL);

    private final List<String> paths;
    private final Map<String, Long> deleted = new HashMap<>();
    private final Map<String, Long> created = new HashMap<>();

    Changes(List<String> paths) {
        this.paths = List.copyOf(paths);
    }

    synchronized void line(String line) {
        count(DELETED.matcher(line), deleted);
        count(CREATED.matcher(line), created);
    }

    private void count(Matcher change, Map<String, Long> counts) {
        if (change.matches()) {
            String name = "/" + change.group(1);
            paths.stream()
                    .filter(path -> path.equals("/") || name.startsWith(path + "/"))
                    .forEach(path -> counts.merge(path, 1L, Long::sum));
        }
    }

    /** Paths that lose all they have in the mirror, and get nothing new. */
    synchronized List<String> emptied(MirrorTree mirror) {
        return paths.stream()
                .filter(path -> deleted.containsKey(path) && !created.containsKey(path))
                .filter(path -> deleted.getOrDefault(path, 0L) >= Content.of(mirror.of(path)))
                .toList();
    }
}
