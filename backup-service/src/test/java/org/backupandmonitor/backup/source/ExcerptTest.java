package org.backupandmonitor.backup.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void a_character_is_never_cut_in_half() {
        assertThat(Excerpt.cut("ab\uD83D\uDE00", 3)).isEqualTo("ab...");
        assertThat(Excerpt.cut("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
    }

    @Test
    void of_many_names_some_are_told_and_how_many_more_there_are() {
        assertThat(Excerpt.names(List.of("a", "b", "b"))).isEqualTo("a, b");
        assertThat(Excerpt.names(List.of("a", "b", "c", "d", "e", "f", "g"))).isEqualTo("a, b, c, d, e and 2 more");
    }
}
