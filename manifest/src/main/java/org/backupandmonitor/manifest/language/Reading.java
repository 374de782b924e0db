package org.backupandmonitor.manifest.language;

import java.util.List;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/** Where the reader is in the document, and what it has found wrong so far. For one thread. */
public final class Reading {

    private final List<Diagnostic> diagnostics;
    private final List<Found> found;
    private final @Nullable Reading parent;
    private final String step;

    /**
     * An entry that other entries may be judged against.
     *
     * @param value null if it could not be read
     * @param path where it stands
     */
    public record Found(@Nullable Object value, Table node, String path) {}

    private Reading(List<Diagnostic> diagnostics, List<Found> found, @Nullable Reading parent, String step) {
        this.diagnostics = diagnostics;
        this.found = found;
        this.parent = parent;
        this.step = step;
    }

    /** At the document itself; diagnostics and entries are added to the lists. */
    public static Reading into(List<Diagnostic> diagnostics, List<Found> found) {
        return new Reading(diagnostics, found, null, "");
    }

    public Reading at(String key) {
        return new Reading(diagnostics, found, this, key);
    }

    public Reading at(int index) {
        return new Reading(diagnostics, found, this, "[" + index + "]");
    }

    public void report(Code code, Span span, String message) {
        diagnostics.add(new Diagnostic(
                code.level(),
                code.slug(),
                message,
                path(),
                span.line(),
                span.column(),
                span.endLine(),
                span.endColumn()));
    }

    /** Keeps an entry for judging the document as a whole. */
    public void remember(@Nullable Object value, Table node) {
        found.add(new Found(value, node, path()));
    }

    /** How much has been said so far, for {@link #hasErrorsSince}. */
    int mark() {
        return diagnostics.size();
    }

    boolean hasErrorsSince(int mark) {
        return diagnostics.subList(mark, diagnostics.size()).stream()
                .anyMatch(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR);
    }

    /** What stands here, as the subject of a sentence: a key, or each item of its list. */
    public String subject() {
        return step.startsWith("[") ? "each of " + key() : key();
    }

    /** The nearest key above, for messages: {@code paths} also inside the list of paths. */
    public String key() {
        if (parent == null) {
            return "the manifest";
        }
        return step.startsWith("[") ? parent.key() : step;
    }

    /** From the document to here, such as {@code monitors[2].http}. */
    public String path() {
        if (parent == null) {
            return "";
        }
        String above = parent.path();
        if (step.startsWith("[")) {
            return above + step;
        }
        return above.isEmpty() ? step : above + "." + step;
    }
}
