package org.backupandmonitor.contracts.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmationTest {

    @ParameterizedTest
    @CsvSource({
        "any, 0, 1",
        "any, 5, 1",
        "majority, 0, 1",
        "majority, 1, 1",
        "majority, 2, 2",
        "majority, 3, 2",
        "majority, 4, 3",
        "all, 0, 1",
        "all, 3, 3",
        "2, 0, 1",
        "2, 1, 1",
        "2, 5, 2"
    })
    void test_needed_locations(String confirm, int fresh, int needed) {
        assertThat(Confirmation.parse(confirm).needed(fresh)).isEqualTo(needed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"some", "0", "-1", "1.5", ""})
    void test_anything_else_is_refused_in_words(String confirm) {
        assertThatThrownBy(() -> Confirmation.parse(confirm))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("confirm must be");
    }
}
