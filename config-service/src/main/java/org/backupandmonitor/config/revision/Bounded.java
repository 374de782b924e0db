package org.backupandmonitor.config.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;

/**
 * Cuts what strangers wrote, and what is said about it, to what one record of Kafka carries and PostgreSQL stores. Nothing of
 * it has an end of its own: not the mistakes in a manifest, nor the subject of a commit.
 */
final class Bounded {

    /** So many diagnostics are told; whoever mends these sees the others with the next push. */
    static final int MOST_DIAGNOSTICS = 200;

    private static final int LONGEST_MESSAGE = 1_000;
    private static final int LONGEST_LINE = 200;

    /** RFC 3696, erratum 1690. */
    private static final int LONGEST_ADDRESS = 254;

    private Bounded() {}

    /**
     * In the order given, and errors rather than warnings; behind them one that says how many more there are. Bounding
     * them again changes nothing.
     */
    static List<Diagnostic> diagnostics(List<Diagnostic> all) {
        if (all.size() <= MOST_DIAGNOSTICS + 1) {
            return all.stream().map(Bounded::diagnostic).toList();
        }
        Set<Diagnostic> kept = all.stream()
                .sorted(Comparator.comparing(Diagnostic::level))
                .limit(MOST_DIAGNOSTICS)
                .collect(Collectors.toSet());
        List<Diagnostic> told = new ArrayList<>();
        List<Diagnostic> left = new ArrayList<>();
        all.forEach(each -> {
            if (kept.contains(each)) {
                told.add(diagnostic(each));
            } else {
                left.add(each);
            }
        });
        told.add(more(left));
        return List.copyOf(told);
    }

    private static Diagnostic more(List<Diagnostic> left) {
        Diagnostic first = left.get(0);
        boolean errors = left.stream().anyMatch(each -> each.level() == Level.ERROR);
        return new Diagnostic(
                errors ? Level.ERROR : Level.WARNING,
                "more-diagnostics",
                left.size() + " more are not listed, the first of them stands here: bam validate lists more",
                "",
                first.line(),
                first.column(),
                first.endLine(),
                first.endColumn());
    }

    private static Diagnostic diagnostic(Diagnostic full) {
        return new Diagnostic(
                full.level(),
                full.code(),
                line(full.message(), LONGEST_MESSAGE),
                line(full.path(), LONGEST_LINE),
                full.line(),
                full.column(),
                full.endLine(),
                full.endColumn());
    }

    /** An author's address that is too long for one is left out: cut, it would be somebody else's. */
    static Commit commit(Commit full) {
        return new Commit(
                full.hash(),
                full.author() == null ? null : line(full.author(), LONGEST_LINE),
                full.email() == null || full.email().length() > LONGEST_ADDRESS
                        ? null
                        : line(full.email(), LONGEST_ADDRESS),
                full.subject() == null ? null : line(full.subject(), LONGEST_LINE));
    }

    private static String line(String text, int longest) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        if (line.length() <= longest) {
            return line;
        }
        int end = longest - 3;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "...";
    }
}
