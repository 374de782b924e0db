package org.backupandmonitor.manifest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void test_keeps_what_is_short_and_cuts_what_is_long_between_characters() {
        assertThat(Excerpt.of("a\nb\u0000")).isEqualTo("a b ");
        assertThat(Excerpt.of("a".repeat(60))).isEqualTo("a".repeat(60));
        assertThat(Excerpt.of("a".repeat(61))).isEqualTo("a".repeat(57) + "...");
        assertThat(Excerpt.of("\ud83d\ude00".repeat(61))).isEqualTo("\ud83d\ude00".repeat(57) + "...");
    }
}
