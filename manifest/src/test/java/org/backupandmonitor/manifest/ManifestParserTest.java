package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no manifest is refused with a place and a way out. */
class ManifestParserTest {

    private final ManifestParser parser = new ManifestParser();

    @Test
    void test_fifty_megabytes_are_refused_unread() {
        ParsedManifest parsed = parser.parse(new byte[50 << 20]);

        assertThat(texts(parsed))
                .containsExactly(
                        "1:1: error too-large: the file has more than the 1048576 bytes that are allowed: split it into"
                                + " several manifests, one per project");
    }

    @Test
    void test_a_bomb_of_aliases_is_refused() {
        StringBuilder bomb = new StringBuilder("version: 1\nproject: shop\nx-a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n");
        for (char c = 'b'; c <= 'k'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append("x-")
                    .append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(String.join(", ", java.util.Collections.nCopies(10, before)))
                    .append("]\n");
        }

        ParsedManifest parsed = parser.parse(bomb.toString());

        assertThat(parsed.diagnostics()).extracting(Diagnostic::code).containsExactly("too-many-nodes");
    }

    @Test
    void test_a_part_inside_itself_is_refused() {
        ParsedManifest parsed = parser.parse("version: 1\nproject: shop\nx-a: &a\n  b: *a\n");

        assertThat(texts(parsed))
                .containsExactly(
                        "4:6: error recursive-anchor: *a stands inside &a itself: a part can't contain itself");
    }

    @Test
    void test_deep_nesting_is_refused() {
        ParsedManifest parsed = parser.parse("x-a: " + "[".repeat(100_000));

        assertThat(parsed.diagnostics()).extracting(Diagnostic::code).containsExactly("too-deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n", "---\n", "~"})
    void test_an_empty_file_is_told_how_to_begin(String text) {
        ParsedManifest parsed = parser.parse(text);

        assertThat(parsed.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo("empty");
            assertThat(diagnostic.message()).contains("begin with version: 1 and project: NAME");
        });
    }

    @Test
    void test_bytes_that_are_no_utf8_are_named_with_their_place() {
        byte[] latin1 = "version: 1\nproject: shop\nrunbook: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        ParsedManifest parsed = parser.parse(latin1);

        assertThat(texts(parsed))
                .containsExactly("3:13: error not-utf8: the file is not UTF-8 from here on: save it as UTF-8 (byte 0xE9"
                        + " can't stand here)");
    }

    @Test
    void test_utf_16_is_called_so() {
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            ParsedManifest parsed = parser.parse("version: 1\nproject: shop\n".getBytes(charset));

            assertThat(texts(parsed))
                    .containsExactly(
                            "1:1: error not-utf8: the file is UTF-16, as some programs save text: save it as UTF-8");
        }
    }

    @Test
    void test_everything_wrong_is_said_at_once_and_in_file_order() {
        ParsedManifest parsed = parser.parse("""
                version: 2
                project: Shop
                alert: { email: [a@example.com] }
                monitors:
                  - name: a
                    htp: https://shop.example.com
                    every: 30
                  - name: b
                    tcp: db:5432
                    http: https://shop.example.com
                    depends-on: [c]
                """);

        assertThat(parsed.manifest()).isEmpty();
        assertThat(texts(parsed))
                .containsExactly(
                        "1:10: error invalid-value: version: 2 must be 1",
                        "2:10: error invalid-value: project: \"Shop\" is no name: 1 to 63 lower-case letters, digits, dots"
                                + " or hyphens, with a letter or digit first and last",
                        "3:1: error unknown-key: \"alert\" is no key of manifest; did you mean \"alerts\"?",
                        "6:5: error unknown-key: \"htp\" is no key of monitor; did you mean \"http\"?",
                        "7:12: error wrong-type: every must be a duration such as 30s or 5m, not a number",
                        "10:5: error several-kinds: this monitor has more than one kind (tcp, http): keep one of"
                                + " them",
                        "11:18: error unknown-monitor: there is no monitor \"c\" in this manifest");
    }

    private static List<String> texts(ParsedManifest parsed) {
        return parsed.diagnostics().stream().map(Diagnostic::text).toList();
    }
}
