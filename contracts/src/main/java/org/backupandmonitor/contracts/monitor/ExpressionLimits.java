package org.backupandmonitor.contracts.monitor;

import java.util.Optional;

/**
 * How much an RE2 expression may be. Its time is linear in the text, and also in its own steps, and repeats inside each
 * other multiply those: five of {@code {30}} make a machine of millions out of thirty characters. So they are counted
 * before anything is compiled, both where a manifest is read and where it is used.
 */
public final class ExpressionLimits {

    /** Of one expression, as it is written. */
    public static final int MOST_CHARACTERS = 1_000;

    /** Of one expression, every repeat written out: enough for RE2's longest single repeat, {@code .{0,1000}}. */
    public static final int MOST_STEPS = 3_000;

    private ExpressionLimits() {}

    /** Why the expression is too much, to go behind its key or text; empty if it may be compiled. */
    public static Optional<String> refuse(String expression) {
        if (expression.length() > MOST_CHARACTERS) {
            return Optional.of("the expression has " + expression.length() + " characters, and " + MOST_CHARACTERS
                    + " are allowed: match a shorter part of the text");
        }
        if (steps(expression) > MOST_STEPS) {
            return Optional.of(
                    "the expression has more than " + MOST_STEPS
                            + " steps with every repeat such as {30} written out: write smaller counts, or + or * in their place");
        }
        return Optional.empty();
    }

    /** How many steps RE2 compiles it to at most; of what is no expression, some number. */
    public static long steps(String expression) {
        return new ExpressionSteps(expression).count();
    }
}
