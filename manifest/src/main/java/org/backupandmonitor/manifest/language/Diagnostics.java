package org.backupandmonitor.manifest.language;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;

/**
 * What has been found wrong or doubtful so far: of errors and of warnings the first thousand in the order of the file, and
 * how many more there are, since a file of 1 MiB can give rise to hundreds of thousands. For one thread.
 */
public final class Diagnostics {

    private static final int MOST = 1_000;

    private static final Comparator<Diagnostic> FILE_ORDER = Comparator.comparingInt(Diagnostic::line)
            .thenComparingInt(Diagnostic::column)
            .thenComparing(Diagnostic::level)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    private static final Set<String> HOLES =
            Set.of("unknown-anchor", "recursive-anchor", "tag", Code.UNKNOWN_PLACEHOLDER.slug());

    private final Map<Level, Kept> byLevel = new EnumMap<>(Level.class);
    private int errors;

    /** The first of one level, each place and message once, and the number of the others. */
    private static final class Kept {
        private final NavigableSet<Diagnostic> first = new TreeSet<>(FILE_ORDER);
        private long more;
    }

    /** The same, to be added to without changing this. */
    public Diagnostics copy() {
        Diagnostics copy = new Diagnostics();
        byLevel.forEach((level, kept) -> {
            Kept same = copy.kept(level);
            same.first.addAll(kept.first);
            same.more = kept.more;
        });
        copy.errors = errors;
        return copy;
    }

    public void add(Diagnostic diagnostic) {
        errors += diagnostic.level() == Level.ERROR ? 1 : 0;
        Kept kept = kept(diagnostic.level());
        if (kept.first.add(diagnostic) && kept.first.size() > MOST) {
            kept.first.pollLast();
            kept.more++;
        }
    }

    /** How many errors were added, those included that are not kept. */
    public int errors() {
        return errors;
    }

    /** Whether an error begins at the place. */
    boolean hasErrorAt(int line, int column) {
        Diagnostic here = new Diagnostic(Level.ERROR, "", "", null, line, column, line, column);
        Diagnostic next = kept(Level.ERROR).first.ceiling(here);
        return next != null && next.line() == line && next.column() == column;
    }

    /** In the order of the file. */
    public List<Diagnostic> list() {
        Set<String> holes =
                first().filter(Diagnostics::isHole).map(Diagnostics::place).collect(Collectors.toSet());
        // Where something could not be put in, what stands there instead is not complained about too.
        Stream<Diagnostic> first =
                first().filter(diagnostic -> isHole(diagnostic) || !holes.contains(place(diagnostic)));
        return Stream.concat(
                        first,
                        byLevel.values().stream().filter(kept -> kept.more > 0).map(Diagnostics::more))
                .sorted(FILE_ORDER)
                .toList();
    }

    private Kept kept(Level level) {
        return byLevel.computeIfAbsent(level, none -> new Kept());
    }

    private Stream<Diagnostic> first() {
        return byLevel.values().stream().flatMap(kept -> kept.first.stream());
    }

    private static Diagnostic more(Kept kept) {
        Diagnostic last = kept.first.last();
        Code code = last.level() == Level.ERROR ? Code.MORE_ERRORS : Code.MORE_WARNINGS;
        String what = last.level() == Level.ERROR ? "errors" : "warnings";
        return new Diagnostic(
                last.level(),
                code.slug(),
                what + " not shown, behind the first " + MOST + ": " + kept.more + "; correct these, and look again",
                null,
                last.endLine(),
                last.endColumn(),
                last.endLine(),
                last.endColumn());
    }

    private static boolean isHole(Diagnostic diagnostic) {
        return HOLES.contains(diagnostic.code());
    }

    private static String place(Diagnostic diagnostic) {
        return diagnostic.line() + ":" + diagnostic.column();
    }
}
