package org.backupandmonitor.manifest.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A single value as it is written.
 *
 * @param text without quotes
 * @param kind what the YAML 1.2 core schema takes it for: {@code no} is text, {@code 0123} is the number 123
 */
public record Scalar(String text, Kind kind, Span span) implements Node {

    /** Of the YAML 1.2 core schema. */
    public enum Kind {
        TEXT("text"),
        INTEGER("a number"),
        FRACTION("a number with a fraction"),
        BOOLEAN("true or false"),
        NULL("nothing");

        private final String what;

        Kind(String what) {
            this.what = what;
        }
    }

    private static final Pattern NOTHING = Pattern.compile("null|Null|NULL|~|");
    private static final Pattern YES_OR_NO = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final int LONGEST_NUMBER = 40;

    /** A scalar without quotes and without a tag, taken for what the core schema (YAML 1.2.2, 10.3.2) says. */
    public static Scalar plain(String text, Span span) {
        return new Scalar(text, kindOf(text), span);
    }

    private static Kind kindOf(String text) {
        if (NOTHING.matcher(text).matches()) {
            return Kind.NULL;
        }
        if (text.length() > LONGEST_NUMBER) {
            return Kind.TEXT;
        }
        if (YES_OR_NO.matcher(text).matches()) {
            return Kind.BOOLEAN;
        }
        if (WHOLE.matcher(text).matches()) {
            return Kind.INTEGER;
        }
        return DECIMAL.matcher(text).matches() ? Kind.FRACTION : Kind.TEXT;
    }

    public boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Its value as a whole number; empty for anything else. */
    public Optional<BigInteger> integer() {
        if (kind != Kind.INTEGER) {
            return Optional.empty();
        }
        if (text.startsWith("0o")) {
            return Optional.of(new BigInteger(text.substring(2), 8));
        }
        if (text.startsWith("0x")) {
            return Optional.of(new BigInteger(text.substring(2), 16));
        }
        return Optional.of(new BigInteger(text));
    }

    /** The same, and also of a fraction that is none: as in JSON Schema, 1.0 is a whole number. */
    public Optional<BigInteger> whole() {
        return integer().or(() -> number().filter(number -> Math.abs((long) number.scale()) < LONGEST_NUMBER)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigIntegerExact));
    }

    /** Its value as a number; empty for anything else, infinity and not-a-number included. */
    public Optional<BigDecimal> number() {
        if (kind == Kind.INTEGER) {
            return integer().map(BigDecimal::new);
        }
        if (kind != Kind.FRACTION
                || text.endsWith("f")
                || text.endsWith("F")
                || text.endsWith("n")
                || text.endsWith("N")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            // An exponent beyond what a BigDecimal holds.
            return Optional.empty();
        }
    }

    @Override
    public Scalar at(Span place) {
        return new Scalar(text, kind, place);
    }

    @Override
    public Weight weight() {
        return new Weight(1, text.length());
    }

    @Override
    public String what() {
        return kind.what;
    }
}
