package org.backupandmonitor.manifest.language;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.backupandmonitor.manifest.source.Scalar;

/** The types that every format needs. */
public final class Types {

    /** A pattern that finds something in text that says something, in Java and in JSON Schema's ECMAScript alike. */
    public static final String NOT_BLANK = "[^ \\t\\r\\n]";

    private static final int LONGEST_TEXT = 10_000;
    private static final Pattern SOMETHING = Pattern.compile(NOT_BLANK);

    private Types() {}

    /** Text that says something. */
    public static ScalarType<String> text() {
        return ScalarType.text(
                "text", Map.of("type", "string", "pattern", NOT_BLANK), Types::requireText, text -> text);
    }

    /** Text, or a number or truth value taken as it is written: what people leave without quotes. */
    public static ScalarType<String> looseText() {
        return ScalarType.of(
                "text",
                EnumSet.of(Scalar.Kind.TEXT, Scalar.Kind.INTEGER, Scalar.Kind.FRACTION, Scalar.Kind.BOOLEAN),
                Map.of("type", List.of("string", "number", "boolean")),
                scalar -> limited(scalar.text()),
                text -> text);
    }

    /** The same, of a form. */
    public static ScalarType<String> looseText(String pattern, String problem) {
        Pattern compiled = Pattern.compile(pattern, Pattern.DOTALL);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", List.of("string", "number", "boolean"));
        schema.put("pattern", "^(" + pattern + ")$");
        return ScalarType.of(
                "text",
                EnumSet.of(Scalar.Kind.TEXT, Scalar.Kind.INTEGER, Scalar.Kind.FRACTION, Scalar.Kind.BOOLEAN),
                schema,
                scalar -> {
                    if (!compiled.matcher(scalar.text()).matches()) {
                        throw new IllegalArgumentException("the text " + problem);
                    }
                    return limited(scalar.text());
                },
                text -> text);
    }

    /**
     * Text of a form.
     *
     * @param problem what to say of text that is not, to go behind the text itself
     */
    public static ScalarType<String> text(String name, String pattern, String problem) {
        Pattern compiled = Pattern.compile(pattern);
        return ScalarType.text(
                name,
                Map.of("type", "string", "pattern", "^(" + pattern + ")$"),
                text -> {
                    if (!compiled.matcher(text).matches()) {
                        throw new IllegalArgumentException("\"" + Excerpt.of(text) + "\" " + problem);
                    }
                    return limited(text);
                },
                text -> text);
    }

    public static ScalarType<Boolean> bool() {
        return ScalarType.of(
                "true or false",
                EnumSet.of(Scalar.Kind.BOOLEAN),
                Map.of("type", "boolean"),
                scalar -> scalar.text().equalsIgnoreCase("true"),
                value -> value);
    }

    /** A whole number within bounds, both included. */
    public static ScalarType<Integer> integer(int least, int most) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "integer");
        schema.put("minimum", least);
        schema.put("maximum", most);
        return ScalarType.of(
                "whole number",
                EnumSet.of(Scalar.Kind.INTEGER, Scalar.Kind.FRACTION),
                schema,
                scalar -> {
                    BigInteger value = scalar.whole()
                            .orElseThrow(() -> new IllegalArgumentException(
                                    Excerpt.of(scalar.text()) + " must be a whole number"));
                    if (value.compareTo(BigInteger.valueOf(least)) < 0
                            || value.compareTo(BigInteger.valueOf(most)) > 0) {
                        throw new IllegalArgumentException(Excerpt.of(scalar.text()) + " must be "
                                + (least == most ? "" + least : "between " + least + " and " + most));
                    }
                    return value.intValueExact();
                },
                value -> value);
    }

    /** One of a few words. */
    public static <E extends Enum<E>> ScalarType<E> oneOf(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        return words(
                constants.stream().map(Types::word).toList(),
                text -> constants.get(
                        constants.stream().map(Types::word).toList().indexOf(text)),
                Types::word);
    }

    /** One of a few words, as text. */
    public static ScalarType<String> oneOf(String... words) {
        return words(Arrays.asList(words), text -> text, text -> text);
    }

    private static <T> ScalarType<T> words(List<String> words, Function<String, T> parse, Function<T, String> write) {
        return ScalarType.text(
                        "word (" + String.join(", ", words) + ")",
                        Map.of("type", "string", "enum", words),
                        text -> {
                            if (!words.contains(text)) {
                                throw new IllegalArgumentException(
                                        "\"" + Excerpt.of(text) + "\" must be one of " + String.join(", ", words));
                            }
                            return parse.apply(text);
                        },
                        write)
                .oneOf(words);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static boolean isBlank(String text) {
        return !SOMETHING.matcher(text).find();
    }

    private static String requireText(String text) {
        if (isBlank(text)) {
            throw new IllegalArgumentException("the text is empty: say something, or remove the key");
        }
        return limited(text);
    }

    private static String limited(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new OutOfRange("the text has " + text.length() + " characters, and " + LONGEST_TEXT + " are allowed");
        }
        return text;
    }
}
