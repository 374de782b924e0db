package org.backupandmonitor.manifest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.backupandmonitor.manifest.RandomInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> KEYS = List.of("every", "timeout", "depends-on", "max-age", "http", "expect");

    @ParameterizedTest
    @CsvSource({
        "evry, every",
        "evrey, every",
        "everyy, every",
        "Every, every",
        "dependsOn, depends-on",
        "depends_on, depends-on",
        "maxage, max-age",
        "htttp, http",
        "htpt, http",
        "expct, expect"
    })
    void test_finds_what_was_meant(String word, String meant) {
        assertThat(Suggestion.nearest(word, KEYS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"zzz", "interval", "e", "t", "tcp", "time"})
    void test_does_not_guess_wildly(String word) {
        assertThat(Suggestion.nearest(word, KEYS)).isEmpty();
    }

    @Test
    void test_of_equals_the_first_is_taken_and_long_words_are_not_compared() {
        assertThat(Suggestion.nearest("ac", List.of("ab", "ad"))).contains("ab");
        assertThat(Suggestion.nearest("a".repeat(64), List.of("a".repeat(63)))).isPresent();
        assertThat(Suggestion.nearest("a".repeat(65), List.of("a".repeat(65)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', abc, 3",
        "abc, abc, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, abcd, 1",
        "abc, xbc, 1",
        "ca, abc, 3",
        "kitten, sitting, 3"
    })
    void test_distance_counts_changes_and_swaps(String a, String b, int distance) {
        assertThat(Suggestion.distance(a, b, 3)).isEqualTo(distance);
        assertThat(Suggestion.distance(b, a, 3)).isEqualTo(distance);
        assertThat(Suggestion.distance(a, b, 9)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, uvwxyz, 2", "abc, abcdef, 2", "kitten, sitting, 2", "abcd, badc, 1", "ab, cd, 0"})
    void test_a_distance_beyond_the_limit_is_one_more(String a, String b, int most) {
        assertThat(Suggestion.distance(a, b, most)).isEqualTo(most + 1);
        assertThat(Suggestion.distance(b, a, most)).isEqualTo(most + 1);
    }

    @Property(seed = RandomInput.SEED)
    void test_a_limit_changes_nothing_below_it(@ForAll("words") String a, @ForAll("words") String b) {
        int distance = Suggestion.distance(a, b, 100);

        for (int most = 0; most < 9; most++) {
            assertThat(Suggestion.distance(a, b, most)).isEqualTo(Math.min(distance, most + 1));
        }
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars("abc").ofMaxLength(8);
    }
}
