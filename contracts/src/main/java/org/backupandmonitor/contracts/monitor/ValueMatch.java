package org.backupandmonitor.contracts.monitor;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON value must be like.
 *
 * @param op how it is compared
 * @param value what it is compared with, a string, number or boolean; null with {@link Op#EXISTS} and as JSON null
 */
public record ValueMatch(Op op, @Nullable Object value) {

    /** How a value is compared. */
    public enum Op {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        CONTAINS,
        MATCHES,
        EXISTS
    }

    /** Compares by value: numbers as numbers, everything else as text. */
    public static boolean equal(@Nullable Object expected, @Nullable Object actual) {
        if (expected == null || actual == null) {
            return expected == actual;
        }
        if (expected instanceof Number && actual instanceof Number) {
            return new BigDecimal(expected.toString()).compareTo(new BigDecimal(actual.toString())) == 0;
        }
        return expected.toString().equals(actual.toString());
    }
}
