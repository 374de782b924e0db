package org.backupandmonitor.manifest.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.source.Span;
import org.backupandmonitor.manifest.source.Table;
import org.jspecify.annotations.Nullable;

/** Where the reader is in the document, and what it has found wrong so far. For one thread. */
public final class Reading {

    /** So that no key makes each path and message below it as long as itself. */
    private static final int LONGEST_STEP = 100;

    private final Document document;
    private final @Nullable Reading parent;
    private final String step;

    /**
     * An entry that other entries may be judged against.
     *
     * @param value null if it could not be read
     * @param path where it stands
     */
    public record Found(@Nullable Object value, Table node, String path) {}

    /** What is known of the document as a whole, wherever we are in it. */
    private record Document(Diagnostics diagnostics, List<Found> found, Suggestions suggestions) {}

    private Reading(Document document, @Nullable Reading parent, String step) {
        this.document = document;
        this.parent = parent;
        this.step = step;
    }

    /** At the document itself; what is found wrong is added to the diagnostics. */
    public static Reading into(Diagnostics diagnostics) {
        return new Reading(new Document(diagnostics, new ArrayList<>(), new Suggestions()), null, "");
    }

    public Reading at(String key) {
        return new Reading(document, this, key.length() <= LONGEST_STEP ? key : Excerpt.of(key));
    }

    public Reading at(int index) {
        return new Reading(document, this, "[" + index + "]");
    }

    public void report(Code code, Span span, String message) {
        document.diagnostics.add(new Diagnostic(
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
        document.found.add(new Found(value, node, path()));
    }

    /** The entries kept so far. */
    public List<Found> found() {
        return List.copyOf(document.found);
    }

    /** {@code ; did you mean "x"?} or nothing. */
    public String question(String word, Collection<String> candidates) {
        return nearest(word, candidates)
                .map(found -> "; did you mean \"" + found + "\"?")
                .orElse("");
    }

    /**
     * The candidate that may have been meant by the word, if there is one.
     *
     * @param candidates the same object each time, by which a word is remembered
     */
    Optional<String> nearest(String word, Collection<String> candidates) {
        return document.suggestions.nearest(word, candidates);
    }

    /** Whether something is wrong with what stands there: then it need not be doubted too. */
    public boolean hasErrorAt(Span span) {
        return document.diagnostics.hasErrorAt(span.line(), span.column());
    }

    /** How many errors the document has so far. */
    int errors() {
        return document.diagnostics.errors();
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
