package org.backupandmonitor.probe.expect;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The order of two values: as numbers where both are, or are texts that hold, numbers. */
final class Comparison {

    /** Longer ones, and exponents that would fill the memory, are no measurements. */
    private static final int MAX_DIGITS = 100;

    private Comparison() {}

    /** Negative, zero or positive as by {@link Comparable}; empty where the two have no order. */
    static Optional<Integer> of(@Nullable Object left, @Nullable Object right) {
        Optional<BigDecimal> first = number(left);
        Optional<BigDecimal> second = number(right);
        return first.isPresent() && second.isPresent()
                ? Optional.of(first.get().compareTo(second.get()))
                : Optional.empty();
    }

    private static Optional<BigDecimal> number(@Nullable Object value) {
        String text = String.valueOf(value);
        if (!(value instanceof Number || value instanceof String) || text.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text.strip());
            return Math.abs((long) number.scale()) > MAX_DIGITS * 10L ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
