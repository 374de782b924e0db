package org.backupandmonitor.contracts.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathLimitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$.db",
                "$..name",
                "$.nodes[?(@.state == 'gone' && @.age > 3)].name",
                "$.nodes[?(@.state in ['a','b','c'])]",
                "$['a','b'][0,1]"
            })
    void test_path_that_takes_no_longer_than_its_document_is_long_may_be_used(String path) {
        assertThat(JsonPathLimits.refuse(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.a[?(@ in $.a)] | \"$\" may only stand first",
                "$.sum($.a) | \"$\" may only stand first",
                "$..a..b | \"..\" may stand once",
                "$[?(@.name =~ /(a+)+/)] | \"=~\" can take hours",
                "$[0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0][0,0] | it has more than 8 commas"
            })
    void test_path_that_could_take_for_ever_is_refused_with_what_to_do(String path, String reason) {
        assertThat(JsonPathLimits.refuse(path))
                .hasValueSatisfying(why -> assertThat(why).startsWith(reason));
    }

    @Test
    void test_path_has_a_longest_length() {
        assertThat(JsonPathLimits.refuse("$." + "a".repeat(498))).isEmpty();
        assertThat(JsonPathLimits.refuse("$." + "a".repeat(499)))
                .contains("it has 501 characters, and 500 are allowed");
    }
}
