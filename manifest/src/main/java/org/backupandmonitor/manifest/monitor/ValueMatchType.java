package org.backupandmonitor.manifest.monitor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.monitor.ValueMatch;
import org.backupandmonitor.contracts.monitor.ValueMatch.Op;
import org.backupandmonitor.manifest.language.Choice;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.Null;
import org.backupandmonitor.manifest.language.OutOfRange;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.language.ScalarType;
import org.backupandmonitor.manifest.language.SchemaDefinitions;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Type;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.source.Node;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.Table;
import org.backupandmonitor.manifest.values.Texts;
import org.jspecify.annotations.Nullable;

/** A value that must be equal, or a table with one comparison. */
final class ValueMatchType implements Type<ValueMatch> {

    static final ValueMatchType TYPE = new ValueMatchType();

    private static final Map<String, Op> OPS = ops();
    private static final List<Key<ValueMatch>> KEYS = List.of(
            any("equals", Op.EQUAL, "It must be equal; numbers by value, everything else as text."),
            any("not", Op.NOT_EQUAL, "It must not be equal."),
            number("less-than", Op.LESS, "It must be less."),
            number("at-most", Op.LESS_OR_EQUAL, "It must be less or equal."),
            number("more-than", Op.GREATER, "It must be more."),
            number("at-least", Op.GREATER_OR_EQUAL, "It must be more or equal."),
            text("contains", Op.CONTAINS, Types.looseText(), "up", "Its text must have this as a part."),
            text(
                    "matches",
                    Op.MATCHES,
                    Texts.expression(),
                    "\"^v[0-9]+\"",
                    "An RE2 expression must match a part of its text."),
            Key.optional("exists", exists(), "true", "It must be there, whatever it is."));
    private static final Choice<ValueMatch> ONE = new Choice<>("comparison", KEYS, match -> OPS.entrySet().stream()
            .filter(op -> op.getValue() == match.op())
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow());
    private static final Shape<ValueMatch> SHAPE =
            Shape.<ValueMatch>of("value match").choice(ONE, match -> match).build(values -> values.get(ONE));

    private ValueMatchType() {}

    @Override
    public @Nullable ValueMatch read(Node node, Reading reading) {
        if (node instanceof Table) {
            return SHAPE.read(node, reading);
        }
        return equality().read(node, reading);
    }

    @Override
    public Object write(ValueMatch match) {
        Object value = match.value();
        return match.op() == Op.EQUAL && value != null ? value : SHAPE.write(match);
    }

    @Override
    public Map<String, Object> schema(SchemaDefinitions definitions) {
        return Map.of("anyOf", List.of(equality().schema(definitions), SHAPE.schema(definitions)));
    }

    @Override
    public List<Type<?>> parts() {
        return List.of(equality(), SHAPE);
    }

    @Override
    public String text() {
        return "value or table";
    }

    private static ScalarType<ValueMatch> equality() {
        return comparison(
                Op.EQUAL, "value", EnumSet.allOf(Scalar.Kind.class), List.of("string", "number", "boolean", "null"));
    }

    private static Key<ValueMatch> any(String name, Op op, String doc) {
        return Key.optional(
                name,
                comparison(
                        op, "value", EnumSet.allOf(Scalar.Kind.class), List.of("string", "number", "boolean", "null")),
                "up",
                doc);
    }

    private static Key<ValueMatch> number(String name, Op op, String doc) {
        return Key.optional(
                name,
                comparison(op, "number", EnumSet.of(Scalar.Kind.INTEGER, Scalar.Kind.FRACTION), "number"),
                "100",
                doc);
    }

    private static Key<ValueMatch> text(String name, Op op, Type<String> type, String example, String doc) {
        return Key.optional(
                name,
                MappedType.of(type, text -> new ValueMatch(op, text), match -> String.valueOf(match.value())),
                example,
                doc);
    }

    private static Type<ValueMatch> exists() {
        return ScalarType.of(
                "true",
                EnumSet.of(Scalar.Kind.BOOLEAN),
                Map.of("const", true),
                scalar -> {
                    if (!scalar.text().equalsIgnoreCase("true")) {
                        throw new IllegalArgumentException("only true can be said here");
                    }
                    return new ValueMatch(Op.EXISTS, null);
                },
                match -> true);
    }

    private static ScalarType<ValueMatch> comparison(Op op, String text, EnumSet<Scalar.Kind> kinds, Object jsonType) {
        return ScalarType.of(
                text,
                kinds,
                Map.of("type", jsonType),
                scalar -> new ValueMatch(op, plain(scalar)),
                match -> match.value() == null ? Null.NULL : match.value());
    }

    private static @Nullable Object plain(Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> null;
            case BOOLEAN -> scalar.text().equalsIgnoreCase("true");
            case TEXT -> scalar.text();
            case INTEGER -> whole(scalar);
            case FRACTION -> fraction(scalar);
        };
    }

    private static Object whole(Scalar scalar) {
        BigInteger value = scalar.integer().orElseThrow();
        return value.bitLength() < 32
                ? (Object) value.intValueExact()
                : value.bitLength() < 64 ? (Object) value.longValueExact() : value;
    }

    /** A double, as any reader of the definition's JSON will have it. */
    private static Object fraction(Scalar scalar) {
        double value = scalar.number()
                .map(BigDecimal::doubleValue)
                .orElseThrow(() -> new OutOfRange(scalar.text() + " is no number that can be compared"));
        if (Double.isInfinite(value)) {
            throw new OutOfRange(scalar.text() + " is larger than any number that can be compared");
        }
        return value;
    }

    private static Map<String, Op> ops() {
        Map<String, Op> ops = new LinkedHashMap<>();
        ops.put("equals", Op.EQUAL);
        ops.put("not", Op.NOT_EQUAL);
        ops.put("less-than", Op.LESS);
        ops.put("at-most", Op.LESS_OR_EQUAL);
        ops.put("more-than", Op.GREATER);
        ops.put("at-least", Op.GREATER_OR_EQUAL);
        ops.put("contains", Op.CONTAINS);
        ops.put("matches", Op.MATCHES);
        ops.put("exists", Op.EXISTS);
        return ops;
    }
}
