package org.backupandmonitor.manifest.convert;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.manifest.ManifestParser;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;
import org.backupandmonitor.manifest.text.YamlText;

/**
 * A manifest under construction.
 *
 * <p>Every entry is judged by the parser before it is taken, so that whatever a converter makes of a strange file, the
 * manifest as a whole is good: an entry that is not becomes a comment with the reason.
 */
final class Draft {

    private static final ManifestParser PARSER = new ManifestParser();
    private static final String COMMENT_LEFT_OUT = "(a comment that may hold a secret is left out here)";

    private final Commented root = new Commented();
    private final String project;
    private final List<Commented> monitors = new ArrayList<>();
    private final List<Commented> backups = new ArrayList<>();
    private final Set<String> monitorNames = new HashSet<>();
    private final Set<String> backupNames = new HashSet<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Deque<Document.Comment> comments;
    private final List<String> refused = new ArrayList<>();
    private final Map<String, String> hints = new HashMap<>();
    private int found;

    /** @param tool whose file it is, for the first line */
    Draft(String tool, String project, List<Document.Comment> comments) {
        this.project = project;
        this.comments = new ArrayDeque<>(comments);
        root.commentAbove("Made from a file of " + tool + " by bam convert; see to every TODO.");
        root.put("version", 1);
        root.put("project", project);
    }

    /** Something that needs a person, at the top of the file. */
    void todo(String what) {
        root.comment("version", "TODO " + what);
    }

    /** Puts a key of the file itself; what it can't be becomes a comment with the reason. */
    void put(String key, Object value) {
        List<String> errors = errors(diagnostics(key, value));
        if (errors.isEmpty()) {
            root.put(key, value);
        } else {
            todo(key + " can't be said as it was: " + String.join("; ", errors));
        }
    }

    void comment(String key, String comment) {
        root.comment(key, comment);
    }

    /** A name that is legal and not taken yet, as near as can be to what the other tool had. */
    String monitorName(String wanted) {
        return unique(wanted.contains("://") ? PlainUrl.shown(wanted) : wanted, "monitor", monitorNames);
    }

    String backupName(String wanted) {
        return unique(wanted, "backup", backupNames);
    }

    /**
     * A reference instead of a secret, which is never copied.
     *
     * @param hint a word for it
     * @param where it stood
     */
    String secret(String hint, String where) {
        String name = slug(project + "-" + hint, "secret");
        String free = name;
        for (int i = 2; secrets.containsKey(free) && !where.equals(secrets.get(free)); i++) {
            free = name + "-" + i;
        }
        secrets.put(free, where);
        return Secrets.SCHEME + free;
    }

    /** Reasons for what is not carried over, by its path. */
    Draft hints(Map<String, String> more) {
        hints.putAll(more);
        return this;
    }

    /** @param from what it is made of; whatever of that nobody asked for becomes a TODO */
    void monitor(Commented monitor, In from) {
        monitor(monitor, from, List.of(from));
    }

    /**
     * @param place after whose last line it comes in the source
     * @param from what it is made of
     */
    void monitor(Commented monitor, In place, List<In> from) {
        from.forEach(each -> sayWhatIsNotCarriedOver(monitor, each));
        take("monitors", monitors, monitor, place);
    }

    void backup(Commented backup, In from) {
        backup(backup, from, from);
    }

    void backup(Commented backup, In place, In from) {
        sayWhatIsNotCarriedOver(backup, from);
        take("backups", backups, backup, place);
    }

    private void sayWhatIsNotCarriedOver(Commented entry, In from) {
        from.unasked().forEach(path -> entry.comment("name", "TODO " + notCarriedOver(path)));
    }

    private String notCarriedOver(String path) {
        String hint = hints.get(path);
        return path.replaceAll("\\s+", " ") + " is not carried over" + (hint == null ? "" : ": " + hint);
    }

    private void take(String list, List<Commented> into, Commented entry, In from) {
        carryComments(from.lastLine()).forEach(entry::commentAbove);
        List<Diagnostic> diagnostics = diagnostics(list, List.of(entry));
        List<String> errors = errors(diagnostics);
        String refusal = "TODO this can't be said as it was: " + String.join("; ", errors) + "\n"
                + YamlText.write(new Commented().put(list, List.of(entry)));
        if (diagnostics.stream().anyMatch(diagnostic -> diagnostic.code().equals("secret-in-clear"))
                || !errors.isEmpty() && Confidential.holdsSecret(refusal)) {
            leaveOut(
                    list,
                    "\"" + entry.plain().get("name")
                            + "\" holds what looks like a secret where none can stand: left out",
                    from);
        } else if (errors.isEmpty()) {
            found++;
            into.add(entry);
        } else {
            found++;
            refusal.lines().forEach(refused::add);
        }
    }

    /** What the parser says of a part that stands alone. */
    private static List<Diagnostic> diagnostics(String key, Object value) {
        Commented alone = new Commented().put("version", 1).put("project", "x").put(key, value);
        return PARSER.parse(YamlText.write(alone)).diagnostics();
    }

    private static List<String> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
                .filter(diagnostic -> !diagnostic.code().equals("unknown-monitor"))
                .map(Diagnostic::message)
                .toList();
    }

    /** An entry that can't be carried over at all; the reason stands at its place. */
    void leaveOut(String list, String reason, In from) {
        found++;
        note(list, "TODO " + reason, from);
    }

    /** A comment at the place where an entry would be. */
    void note(String list, String comment, In from) {
        Commented note = new Commented();
        carryComments(from.lastLine()).forEach(note::commentAbove);
        note.commentAbove(comment);
        (list.equals("monitors") ? monitors : backups).add(note);
    }

    /** The comments of the source up to a line that no entry has taken yet; a note stands for those that may tell a secret. */
    private List<String> carryComments(int line) {
        List<String> taken = new ArrayList<>();
        while (!comments.isEmpty() && comments.element().span().line() <= line) {
            String text = comments.remove().text().strip();
            String kept = Confidential.isProse(text) ? COMMENT_LEFT_OUT : text;
            boolean again =
                    !taken.isEmpty() && kept.equals(COMMENT_LEFT_OUT) && kept.equals(taken.get(taken.size() - 1));
            if (!kept.isEmpty() && !again) {
                taken.add(kept);
            }
        }
        return taken;
    }

    /** @param file what it is made of; whatever of that nobody asked for becomes a TODO */
    Conversion finish(In file) {
        file.unasked().forEach(path -> todo(notCarriedOver(path)));
        carryComments(Integer.MAX_VALUE).forEach(root::commentBelow);
        put("monitors", monitors);
        put("backups", backups);
        refused.forEach(root::commentBelow);
        String manifest = YamlText.write(root);
        List<String> named = new ArrayList<>();
        secrets.forEach((name, where) -> named.add(name + " (" + where + ")"));
        int todos = (int) manifest.lines()
                .filter(line -> line.strip().startsWith("# TODO"))
                .count();
        return new Conversion(manifest, named, todos, found);
    }

    private void put(String list, List<Commented> entries) {
        List<Commented> real = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (Commented entry : entries) {
            if (entry.has("name")) {
                waiting.forEach(entry::commentFirst);
                waiting.clear();
                real.add(entry);
            } else {
                waiting.addAll(0, entry.reversed());
            }
        }
        if (!real.isEmpty()) {
            root.put(list, real);
        }
        for (int i = waiting.size() - 1; i >= 0; i--) {
            root.commentBelow(waiting.get(i));
        }
    }

    private static String unique(String wanted, String otherwise, Set<String> taken) {
        String name = slug(wanted, otherwise);
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            String tail = "-" + i;
            free = name.substring(0, Math.min(name.length(), 63 - tail.length())) + tail;
        }
        return free;
    }

    static String slug(String wanted, String otherwise) {
        String slug = Normalizer.normalize(wanted, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9.]+", "-")
                .replaceAll("\\.{2,}", ".");
        slug = slug.substring(0, Math.min(slug.length(), 60)).replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
        return Names.isValid(slug) ? slug : otherwise;
    }
}
