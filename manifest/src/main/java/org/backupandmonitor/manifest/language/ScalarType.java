package org.backupandmonitor.manifest.language;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param <T> what it is read into
 */
public final class ScalarType<T> implements Type<T> {

    /** What YAML 1.1 takes for a truth value, and YAML 1.2 for text. */
    private static final Map<String, String> SWITCHES =
            Map.of("yes", "true", "on", "true", "y", "true", "no", "false", "off", "false", "n", "false");

    private final String text;
    private final String hint;
    private final Set<Scalar.Kind> kinds;
    private final Map<String, Object> schema;
    private final Function<Scalar, T> parse;
    private final Function<T, Object> write;
    private final Collection<String> candidates;

    private ScalarType(
            String text,
            String hint,
            Set<Scalar.Kind> kinds,
            Map<String, Object> schema,
            Function<Scalar, T> parse,
            Function<T, Object> write,
            Collection<String> candidates) {
        this.text = text;
        this.hint = hint;
        this.kinds = kinds;
        this.schema = schema;
        this.parse = parse;
        this.write = write;
        this.candidates = candidates;
    }

    /**
     * A value written as text.
     *
     * @param text what it is called, such as {@code duration}
     * @param parse throws {@link IllegalArgumentException} for text of the wrong form, and {@link OutOfRange} for what a
     *     schema would let pass; their messages go behind the key's name
     */
    public static <T> ScalarType<T> text(
            String text, Map<String, Object> schema, Function<String, T> parse, Function<T, String> write) {
        return new ScalarType<>(
                text,
                "",
                EnumSet.of(Scalar.Kind.TEXT),
                schema,
                scalar -> parse.apply(scalar.text()),
                write::apply,
                List.of());
    }

    /** A value of the given YAML kinds. */
    public static <T> ScalarType<T> of(
            String text,
            Set<Scalar.Kind> kinds,
            Map<String, Object> schema,
            Function<Scalar, T> parse,
            Function<T, Object> write) {
        return new ScalarType<>(text, "", kinds, schema, parse, write, List.of());
    }

    /** The same with an example for messages. */
    public ScalarType<T> suchAs(String example) {
        return new ScalarType<>(text, " such as " + example, kinds, schema, parse, write, candidates);
    }

    /** The same, where a text that can't be read may have been meant for one of these. */
    public ScalarType<T> oneOf(Collection<String> words) {
        return new ScalarType<>(text, hint, kinds, schema, parse, write, words);
    }

    @Override
    public @Nullable T read(Node node, Reading reading) {
        if (!(node instanceof Scalar scalar) || !kinds.contains(scalar.kind())) {
            reading.report(
                    Code.WRONG_TYPE,
                    node.span(),
                    reading.subject() + " must be " + article() + hint + ", not " + what(node));
            return null;
        }
        try {
            return parse.apply(scalar);
        } catch (OutOfRange e) {
            reading.report(Code.OUT_OF_RANGE, node.span(), refusal(scalar, e, reading));
        } catch (IllegalArgumentException e) {
            reading.report(Code.INVALID_VALUE, node.span(), refusal(scalar, e, reading));
        }
        return null;
    }

    private String refusal(Scalar scalar, IllegalArgumentException e, Reading reading) {
        return reading.key() + ": " + e.getMessage() + reading.question(scalar.text(), candidates);
    }

    boolean takes(Node node) {
        return node instanceof Scalar scalar && kinds.contains(scalar.kind());
    }

    private String what(Node node) {
        boolean quotesHelp = hint.isEmpty()
                && kinds.contains(Scalar.Kind.TEXT)
                && node instanceof Scalar scalar
                && scalar.kind() != Scalar.Kind.NULL;
        return node.what() + (quotesHelp ? ": put it into quotes if that is what you mean" : repair(node));
    }

    /** What to do with text that was meant for another kind of value, where that is plain. */
    private String repair(Node node) {
        if (!(node instanceof Scalar scalar) || !scalar.isText()) {
            return "";
        }
        if (kinds.contains(Scalar.plain(scalar.text(), scalar.span()).kind())) {
            return ": remove the quotes";
        }
        String plain = kinds.contains(Scalar.Kind.BOOLEAN)
                ? SWITCHES.getOrDefault(scalar.text().toLowerCase(Locale.ROOT), "")
                : scalar.text().replaceAll("(?<=[0-9])_(?=[0-9])", "");
        return plain.isEmpty()
                        || plain.equals(scalar.text())
                        || !kinds.contains(Scalar.plain(plain, scalar.span()).kind())
                ? ""
                : ": write " + Excerpt.of(plain);
    }

    private String article() {
        return text.equals("text") || text.startsWith("true ")
                ? text
                : ("aeiou".indexOf(text.charAt(0)) >= 0 ? "an " : "a ") + text;
    }

    @Override
    public Object write(T value) {
        return write.apply(value);
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return schema;
    }

    @Override
    public String text() {
        return text;
    }
}
