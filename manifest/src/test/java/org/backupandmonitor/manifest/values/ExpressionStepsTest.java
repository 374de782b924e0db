package org.backupandmonitor.manifest.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.backupandmonitor.contracts.monitor.ExpressionLimits;
import org.backupandmonitor.manifest.RandomInput;

/** What is counted without compiling is never less than what RE2/J makes of it, whatever the expression. */
class ExpressionStepsTest {

    /** How RE2/J begins every program, and ends it. */
    private static final int AROUND = 2;

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            ".",
            "|",
            "(",
            "(",
            "(?:",
            "(?i)",
            "(?P<n>",
            ")",
            ")",
            "*",
            "+",
            "?",
            "{3}",
            "{2,}",
            "{0,4}",
            "{0}",
            "{,3}",
            "{x}",
            "[a-z]",
            "[^]a]",
            "[[:digit:]]",
            "[\\]{9}]",
            "[",
            "]",
            "\\pL",
            "\\p{Greek}",
            "\\x{100}",
            "\\x41",
            "\\Q",
            "\\E",
            "\\(",
            "\\d",
            "\\b",
            "\\",
            "^",
            "$",
            "\ud83d\ude00",
            "{5}");

    @Property(seed = RandomInput.SEED, tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void test_never_too_few(@ForAll("expressions") String expression) {
        if (ExpressionLimits.refuse(expression).isPresent()) {
            return;
        }
        int compiled;
        try {
            compiled = Pattern.compile(expression).programSize();
        } catch (PatternSyntaxException e) {
            return;
        }
        assertThat(ExpressionLimits.steps(expression) + AROUND)
                .as("steps of %s", expression)
                .isGreaterThanOrEqualTo(compiled);
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(PIECES).list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }
}
