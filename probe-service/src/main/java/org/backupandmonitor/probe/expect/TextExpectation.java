package org.backupandmonitor.probe.expect;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.contracts.monitor.ExpressionLimits;
import org.backupandmonitor.contracts.monitor.TextMatch;
import org.jspecify.annotations.Nullable;

/** Judges a text; with RE2 expressions, whose time is linear, so that none can hang a probe. Immutable. */
public final class TextExpectation {

    private final TextMatch match;
    private final @Nullable Pattern pattern;

    /** @throws IllegalArgumentException if the expression is none or too much; the message is fit for people */
    public TextExpectation(TextMatch match) {
        this.match = match;
        this.pattern = match.matches() == null ? null : compile(match.matches());
    }

    static Pattern compile(String expression) {
        ExpressionLimits.refuse(expression).ifPresent(reason -> {
            throw new IllegalArgumentException("\"" + Excerpt.of(expression) + "\" can't be used: " + reason);
        });
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"" + Excerpt.of(expression) + "\" is no RE2 expression: " + e.getDescription(), e);
        }
    }

    public boolean holds(String text) {
        return (match.equalTo() == null || text.equals(match.equalTo()))
                && (match.contains() == null || text.contains(match.contains()))
                && (match.notContains() == null || !text.contains(match.notContains()))
                && (pattern == null || pattern.matcher(text).find());
    }

    /** Whether one of them is as wanted, and none has what must not be there. */
    public boolean holdsAmong(List<String> texts) {
        String unwanted = match.notContains();
        return texts.stream().anyMatch(this::holds)
                && (unwanted == null || texts.stream().noneMatch(text -> text.contains(unwanted)));
    }

    /** What is wanted, as a clause after "a text that". */
    public String wanted() {
        List<String> parts = new ArrayList<>();
        if (match.equalTo() != null) {
            parts.add("is \"" + Excerpt.of(match.equalTo()) + "\"");
        }
        if (match.contains() != null) {
            parts.add("contains \"" + Excerpt.of(match.contains()) + "\"");
        }
        if (match.notContains() != null) {
            parts.add("does not contain \"" + Excerpt.of(match.notContains()) + "\"");
        }
        if (match.matches() != null) {
            parts.add("matches \"" + Excerpt.of(match.matches()) + "\"");
        }
        return String.join(" and ", parts);
    }
}
