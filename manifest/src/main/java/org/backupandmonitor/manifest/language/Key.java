package org.backupandmonitor.manifest.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One key of a table: everything the parser, the schema and the reference say about it.
 *
 * @param <T> what its value is read into
 */
public final class Key<T> {

    private final String name;
    private final Type<T> type;
    private final String doc;
    private final boolean required;
    private final @Nullable T fallback;
    private final @Nullable String fallbackDoc;
    private final String example;
    private final String since;
    private final List<String> alsoCalled;
    private final @Nullable String notInForce;

    private Key(
            String name,
            Type<T> type,
            String doc,
            boolean required,
            @Nullable T fallback,
            @Nullable String fallbackDoc,
            String example,
            String since,
            List<String> alsoCalled,
            @Nullable String notInForce) {
        this.name = name;
        this.type = type;
        this.doc = doc;
        this.required = required;
        this.fallback = fallback;
        this.fallbackDoc = fallbackDoc;
        this.example = example;
        this.since = since;
        this.alsoCalled = List.copyOf(alsoCalled);
        this.notInForce = notInForce;
    }

    /**
     * A key that may be left out.
     *
     * @param doc one sentence for the reference
     * @param example a value, in YAML of one line
     */
    public static <T> Key<T> optional(String name, Type<T> type, String example, String doc) {
        return new Key<>(name, type, doc, false, null, null, example, "0.1", List.of(), null);
    }

    /** A key that must be there. */
    public static <T> Key<T> required(String name, Type<T> type, String example, String doc) {
        return new Key<>(name, type, doc, true, null, null, example, "0.1", List.of(), null);
    }

    /** The same with a value for where it is left out. */
    public Key<T> or(T value) {
        return new Key<>(name, type, doc, false, value, null, example, since, alsoCalled, notInForce);
    }

    /** The same with words for what holds where it is left out. */
    public Key<T> orAsIn(String words) {
        return new Key<>(name, type, doc, required, fallback, words, example, since, alsoCalled, notInForce);
    }

    /** The same, with names that other tools have for it, so that they can be suggested for. */
    public Key<T> alsoCalled(String... names) {
        return new Key<>(name, type, doc, required, fallback, fallbackDoc, example, since, List.of(names), notInForce);
    }

    /** The same with a warning wherever it is used: the sentence says who does not act on it yet. */
    public Key<T> notInForce(String sentence) {
        return new Key<>(name, type, doc, required, fallback, fallbackDoc, example, since, alsoCalled, sentence);
    }

    /** The same key with its value as the plain text, numbers and lists it is written as. */
    public Key<Object> plain() {
        return new Key<>(
                name,
                new PlainType<>(type),
                doc,
                required,
                fallback == null ? null : type.write(fallback),
                fallbackDoc,
                example,
                since,
                alsoCalled,
                notInForce);
    }

    public String name() {
        return name;
    }

    public Type<T> type() {
        return type;
    }

    public String doc() {
        return doc;
    }

    public boolean isRequired() {
        return required;
    }

    public @Nullable T fallback() {
        return fallback;
    }

    /** What holds where the key is left out, in words; null if nothing does. */
    public @Nullable String fallbackText() {
        if (fallbackDoc != null) {
            return fallbackDoc;
        }
        return fallback == null ? null : Inline.yaml(type.write(fallback));
    }

    public String example() {
        return example;
    }

    public String since() {
        return since;
    }

    /** Whether other tools have that name for it, however they join its words. */
    boolean isAlsoCalled(String other) {
        return alsoCalled.stream().anyMatch(each -> Suggestion.isSame(each, other));
    }

    public @Nullable String notInForceBecause() {
        return notInForce;
    }
}
