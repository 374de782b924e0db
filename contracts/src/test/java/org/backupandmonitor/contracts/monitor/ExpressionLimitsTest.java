package org.backupandmonitor.contracts.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionLimitsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; 1",
                "abc; 3",
                "a|b; 4",
                "a*b+c?; 7",
                "a{30}; 30",
                "ab{30}; 31",
                "a{2,5}; 10",
                "a{2,}; 4",
                "a{0}; 1",
                "(a{30}){30}; 960",
                "(?:ab){3}; 12",
                "(?i)a{3}; 3",
                "(?P<name>a){3}; 9",
                "[a-z]{3}; 3",
                "[]a]{3}; 3",
                "[^]a]{3}; 3",
                "[[:digit:]]]{3}; 4",
                "[\\]{9}]{3}; 3",
                "\\pL{3}; 3",
                "\\p{Greek}{3}; 3",
                "\\x{100}{3}; 3",
                "\\({3}; 3",
                "\\Qa(b{9}\\E{3}; 8",
                "a{x}; 4",
                "(((; 7",
                ")); 1",
                "\\; 1"
            })
    void test_steps_are_counted(String expression, long steps) {
        assertThat(ExpressionLimits.steps(expression)).isEqualTo(steps);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(((((((a{999}){999}){999}){999}){999}){999}){999}){999}", "a{999999999}{999999999}"})
    void test_no_product_overflows(String expression) {
        assertThat(ExpressionLimits.steps(expression)).isEqualTo(1_000_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^.{0,1000}$", "[0-9a-f]{64}", "^v[0-9]+(\\.[0-9]+){2}$", "(a+)+$"})
    void test_what_people_write_is_allowed(String expression) {
        assertThat(ExpressionLimits.refuse(expression)).isEmpty();
    }

    @Test
    void test_what_is_too_much_is_refused_with_what_to_do() {
        assertThat(ExpressionLimits.refuse("a".repeat(1_000))).isEmpty();
        assertThat(ExpressionLimits.refuse("a".repeat(1_001)))
                .contains("the expression has 1001 characters, and 1000 are allowed: match a shorter part of the text");
        assertThat(ExpressionLimits.refuse("(a{31}){90}")).isEmpty();
        assertThat(ExpressionLimits.refuse("((a{30}){30}){4}"))
                .contains("the expression has more than 3000 steps with every repeat such as {30} written out: write"
                        + " smaller counts, or + or * in their place");
    }
}
