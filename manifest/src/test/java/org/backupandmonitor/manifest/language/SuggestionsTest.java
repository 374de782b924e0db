package org.backupandmonitor.manifest.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private final Suggestions suggestions = new Suggestions();
    private final Counted names = new Counted(List.of("storefront", "orders", "search"));

    @Test
    void test_a_word_is_compared_once_with_each_candidate() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(suggestions.nearest("serach", names)).contains("search");
            assertThat(suggestions.nearest("something-else", names)).isEmpty();
        }

        assertThat(names.compared).isEqualTo(6);
    }

    @Test
    void test_the_same_word_is_searched_in_another_list_too() {
        assertThat(suggestions.nearest("serach", names)).contains("search");
        assertThat(suggestions.nearest("serach", List.of("serac"))).contains("serac");
    }

    @Test
    void test_after_fifty_words_no_more_are_searched_for() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(suggestions.nearest("order" + i, names).isPresent()).isEqualTo(i < 50);
        }

        assertThat(suggestions.nearest("order7", names)).contains("orders");
        assertThat(names.compared).isEqualTo(150);
    }

    /** Counts the candidates that are looked at. */
    private static final class Counted extends AbstractCollection<String> {
        private final List<String> names;
        private int compared;

        Counted(List<String> names) {
            this.names = names;
        }

        @Override
        public Iterator<String> iterator() {
            return names.stream().peek(name -> compared++).iterator();
        }

        @Override
        public int size() {
            return names.size();
        }
    }
}
