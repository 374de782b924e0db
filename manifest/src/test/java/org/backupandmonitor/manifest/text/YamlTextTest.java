package org.backupandmonitor.manifest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.backupandmonitor.manifest.RandomInput;
import org.backupandmonitor.manifest.language.Null;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.source.Limits;
import org.backupandmonitor.manifest.source.Scalar;
import org.backupandmonitor.manifest.source.SourceReader;
import org.backupandmonitor.manifest.source.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlTextTest {

    @Test
    void test_looks_as_people_write_it() {
        Commented document = new Commented()
                .commentAbove("above all")
                .put("version", 1)
                .put("tags", List.of("a", "b"))
                .put("small", Map.of("a", true))
                .put("none", Null.NULL)
                .put("empty", Map.of())
                .put("items", List.of(item("one"), ordered("name", "two", "wide", "x".repeat(60)), "text", List.of()))
                .put("long", List.of("x".repeat(60), "y".repeat(60)))
                .comment("tags", "first\nsecond")
                .commentBelow("below all");

        assertThat(YamlText.write(document)).isEqualTo("""
                # above all
                version: 1
                # first
                # second
                tags: [a, b]
                small: { a: true }
                none: null
                empty: {}
                items:
                  # above one
                  # name of one
                  - name: one
                    # rest of one
                    rest: 1
                    # below one
                  - name: two
                    wide: %s
                  - text
                  - []
                long:
                  - %s
                  - %s
                # below all
                """.formatted("x".repeat(60), "x".repeat(60), "y".repeat(60)));
    }

    private static Commented item(String name) {
        return new Commented()
                .put("name", name)
                .put("rest", 1)
                .commentAbove("above " + name)
                .comment("name", "name of " + name)
                .comment("rest", "rest of " + name)
                .commentBelow("below " + name);
    }

    static Stream<Arguments> plain() {
        return Stream.of("plain", "two words", "https://a/b?c#d", "no", "a#b", "<a", "$.a", "caf\u00e9")
                .map(text -> Arguments.of(text, text));
    }

    static Stream<Arguments> quoted() {
        return Stream.of(
                        "true",
                        "1",
                        "1e3",
                        "~",
                        "",
                        "a: b",
                        "a:",
                        "a #b",
                        "-a",
                        "- a",
                        "*a",
                        "&a",
                        "a, b",
                        "[a",
                        "{a",
                        "'a",
                        "%a",
                        "@a",
                        "`a",
                        "<<",
                        "0 2 * * *",
                        " a",
                        "a ",
                        "? a",
                        "!a",
                        "|",
                        ">",
                        "a&b")
                .map(text -> Arguments.of(text, "\"" + text + "\""));
    }

    @ParameterizedTest
    @MethodSource({"plain", "quoted"})
    void test_text_is_quoted_where_it_would_be_read_as_something_else(String text, String written) {
        assertThat(YamlText.write(Map.of("a", text))).isEqualTo("a: " + written + "\n");
    }

    @Test
    void test_comments_cannot_break_out_of_their_line_or_out_of_yaml() {
        Commented document = new Commented()
                .put("a", 1)
                .comment("a", "one\u2028two\u0085three\rfour\u0000five\uD83Dsix\uDE00seven\uFFFEeight\uFEFFnine  ")
                .comment("a", "caf\u00e9 \uD83D\uDE00");

        assertThat(YamlText.write(document))
                .isEqualTo("# one two three four five six seven eight nine\n# caf\u00e9 \uD83D\uDE00\na: 1\n");
    }

    @Test
    void test_a_key_is_text_like_any_other() {
        assertThat(YamlText.write(Map.of("a: b", 1))).isEqualTo("\"a: b\": 1\n");
    }

    @Test
    void test_what_yaml_can_not_print_is_escaped() {
        assertThat(YamlText.write(Map.of("a", "$\u0080"))).isEqualTo("a: \"$\\u0080\"\n");
    }

    @Property(seed = RandomInput.SEED)
    void test_any_text_is_read_as_it_was_written(@ForAll String text) {
        Document document =
                new SourceReader(Limits.MANIFEST).read(YamlText.write(Map.of("a", text, "b", List.of(text))));

        Scalar read = (Scalar) ((Table) document.root()).find("a").orElseThrow().value();
        assertThat(document.problems()).isEmpty();
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.isText()).isTrue();
    }

    private static Map<String, Object> ordered(String key1, Object value1, String key2, Object value2) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key1, value1);
        map.put(key2, value2);
        return map;
    }
}
