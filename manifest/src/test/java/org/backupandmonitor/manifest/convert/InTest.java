package org.backupandmonitor.manifest.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.backupandmonitor.manifest.source.Limits;
import org.backupandmonitor.manifest.source.SourceReader;
import org.junit.jupiter.api.Test;

class InTest {

    private static final String DOCUMENT = """
            asked: 1
            table: { asked: 1, other: 2, deep: { a: 1, b: 2 } }
            whole: { a: 1 }
            list: [{ name: a }, { name: b, other: 1 }]
            parts: [{ name: a, extra: 1 }]
            nothing: ~
            empty: []
            blank: ""
            never: { a: 1 }
            """;

    private final In in = read(DOCUMENT);

    @Test
    void test_what_nobody_asked_for_is_told_by_its_path() {
        in.text("asked");
        in.at("table").text("asked");
        in.at("table").at("deep").text("b");
        in.at("whole").isThere();
        in.at("list").items().forEach(item -> item.text("name"));
        List<In> parts = in.at("parts").parts();
        parts.get(0).text("name");

        assertThat(in.unasked()).containsExactly("table.other", "table.deep.a", "list.other", "never");
        assertThat(parts.get(0).unasked()).containsExactly("extra");
    }

    @Test
    void test_entries_are_asked_for_and_keys_are_not() {
        assertThat(in.at("table").keys()).containsExactly("asked", "other", "deep");
        assertThat(in.unasked()).contains("table.asked", "table.other", "table.deep");

        in.at("table").entries();

        assertThat(in.unasked()).contains("table.deep.a").doesNotContain("table.asked", "table.other", "table.deep");
    }

    @Test
    void test_what_says_nothing_is_passed_over() {
        in.skip("asked", "table", "never");
        in.skipIf("list", "anything");

        assertThat(in.unasked()).containsExactly("whole", "list", "parts");

        In usual = read("{ a: 'false', b: 'true' }");
        usual.skipIf("a", "false");
        usual.skipIf("b", "false");
        assertThat(usual.unasked()).containsExactly("b");
    }

    @Test
    void test_a_part_of_some_keys_has_a_memory_of_its_own() {
        In part = in.part(Set.of("table", "whole", "not-there"));

        assertThat(part.unasked()).containsExactly("table", "whole");
        assertThat(in.unasked()).containsExactly("asked", "list", "parts", "never");
        assertThat(In.NOTHING.part(Set.of("a")).isThere()).isFalse();
    }

    @Test
    void test_every_text_has_its_path() {
        List<String> texts = new ArrayList<>();
        in.at("list").eachText((path, text) -> texts.add(path + "=" + text));

        assertThat(texts).containsExactly("list.name=a", "list.name=b", "list.other=1");
    }

    private static In read(String text) {
        return In.of(new SourceReader(new Limits(10_000, 20, 1_000)).read(text).root());
    }
}
