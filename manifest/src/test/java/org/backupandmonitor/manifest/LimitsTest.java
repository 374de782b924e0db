package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.junit.jupiter.api.Test;

/** How much a manifest may be: up to the limit it is read, one more is refused. */
class LimitsTest {

    private static final String HEAD = "version: 1\nproject: shop\nalerts: { email: a@example.com }\n";

    private final ManifestParser parser = new ManifestParser();

    @Test
    void test_a_mebibyte_is_read_and_a_byte_more_is_not() {
        String most = HEAD + "#".repeat((1 << 20) - HEAD.length());

        assertThat(codes(most)).isEmpty();
        assertThat(parser.parse(most.getBytes(StandardCharsets.UTF_8)).manifest())
                .isPresent();
        assertThat(codes(most + "#")).containsExactly("too-large");
    }

    @Test
    void test_tables_and_lists_stand_up_to_fifty_deep() {
        assertThat(codes(HEAD + "x-a: " + "[".repeat(49) + "]".repeat(49))).isEmpty();
        assertThat(codes(HEAD + "x-a: " + "[".repeat(50) + "]".repeat(50))).containsExactly("too-deep");
    }

    @Test
    void test_aliases_written_out_make_up_to_three_hundred_thousand_values() {
        String part = "x-a: &a [" + String.join(", ", Collections.nCopies(990, "1")) + "]\n";

        assertThat(codes(HEAD + part + aliases(290))).isEmpty();
        assertThat(codes(HEAD + part + aliases(310))).containsExactly("too-many-nodes");
    }

    @Test
    void test_ten_thousand_monitors_are_read() {
        ParsedManifest parsed = parser.parse(HEAD + "monitors:\n" + monitors(10_000));

        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.manifest().orElseThrow().monitors()).hasSize(10_000);
    }

    @Test
    void test_for_each_writes_out_up_to_twenty_thousand_entries() {
        assertThat(parser.parse(HEAD + forEach(20_000)).manifest().orElseThrow().monitors())
                .hasSize(20_000);
        assertThat(texts(HEAD + forEach(20_001)))
                .containsExactly(
                        "5:5: error too-many-entries: monitors are more than 20000, every for-each written out: split the"
                                + " manifest into several projects");
    }

    @Test
    void test_for_each_of_a_large_entry_is_stopped_too() {
        String large = "labels: { "
                + IntStream.range(0, 400).mapToObj(i -> "l" + i + ": x").collect(Collectors.joining(", ")) + " }";
        String text = HEAD + forEach(2_000).stripTrailing() + "\n    " + large + "\n";

        assertThat(codes(text)).contains("too-many-entries");
    }

    @Test
    void test_for_each_of_long_text_is_stopped_before_it_is_written_out() throws Exception {
        String longBody = HEAD + forEach(600).stripTrailing() + "\n    labels: { text: \"" + "x".repeat(400_000)
                + "${each}\" }\n";
        String longItem = HEAD + "monitors:\n  - for-each: [" + "y".repeat(300_000) + "]\n    name: a\n    tcp: db:1\n"
                + "    runbook: '" + "${each}".repeat(8_000) + "'\n";

        assertThat(bounded(longBody))
                .containsExactly(
                        "5:5: error too-many-entries: monitors are more than 8388608 characters, every for-each written out:"
                                + " split the manifest into several projects");
        assertThat(bounded(longItem)).singleElement().asString().contains("more than 8388608 characters");
    }

    @Test
    void test_aliases_written_out_make_up_to_eight_mebibytes_of_text() {
        String part = "x-a: &a " + "y".repeat(100_000) + "\n";

        assertThat(codes(HEAD + part + aliases(82))).isEmpty();
        assertThat(codes(HEAD + part + aliases(83))).containsExactly("too-many-characters");
    }

    @Test
    void test_expressions_that_repeat_repeats_are_refused_before_they_are_compiled() throws Exception {
        for (String expression : List.of("((((a{30}){30}){30}){30}){30}", "(((a{30}){30}){30}){10}")) {
            assertThat(bounded(HEAD + "monitors:\n" + matching("a", expression)))
                    .containsExactly(
                            "5:75: error out-of-range: matches: the expression has more than 3000 steps with every"
                                    + " repeat such as {30} written out: write smaller counts, or + or * in their place");
        }
    }

    @Test
    void test_expressions_of_all_monitors_have_a_limit_too() throws Exception {
        String thirtyFive = IntStream.range(0, 35)
                .mapToObj(i -> matching("m" + i, "a{970}"))
                .collect(Collectors.joining());
        String hundred = IntStream.range(0, 104)
                .mapToObj(i -> matching("m" + i, "a{970}"))
                .collect(Collectors.joining());

        assertThat(bounded(HEAD + "monitors:\n" + thirtyFive)).isEmpty();
        assertThat(bounded(HEAD + "monitors:\n" + hundred))
                .containsExactly(
                        "108:59: error too-many-entries: the regular expressions of all monitors up to here have more"
                                + " than 100000 steps, every repeat such as {30} written out: write smaller counts, or split the"
                                + " manifest into several projects");
    }

    @Test
    void test_of_thousands_of_mistakes_the_first_thousand_are_said() {
        String text = HEAD + "monitors:\n" + monitors(10_000).replace("tcp:", "tpc:");

        List<String> said = texts(text);

        assertThat(said).hasSize(1_001);
        assertThat(said.get(0))
                .isEqualTo("5:17: error unknown-key: \"tpc\" is no key of monitor; did you mean \"tcp\"?");
        assertThat(said.get(1_000))
                .isEqualTo("1004:22: error more-errors: errors not shown, behind the first 1000: 9000; correct these,"
                        + " and look again");
    }

    @Test
    void test_no_number_of_warnings_hides_an_error() {
        String warned = IntStream.range(0, 1_500)
                .mapToObj(i -> "  - { name: b" + i + ", files: { paths: [/srv] } }\n")
                .collect(Collectors.joining());

        ParsedManifest doubtful = parser.parse(HEAD + "backups:\n" + warned);
        ParsedManifest wrong = parser.parse(HEAD + "backups:\n" + warned + "nonsense: 1\n");

        assertThat(doubtful.manifest()).isPresent();
        assertThat(doubtful.diagnostics())
                .hasSize(1_001)
                .last()
                .extracting(Diagnostic::code)
                .isEqualTo("more-warnings");
        assertThat(wrong.manifest()).isEmpty();
        assertThat(wrong.diagnostics())
                .hasSize(1_002)
                .last()
                .extracting(Diagnostic::code)
                .isEqualTo("unknown-key");
    }

    @Test
    void test_of_thousands_of_problems_the_first_five_hundred_are_said() {
        assertThat(codes("[" + "*a,".repeat(100_000) + "]")).hasSize(501).endsWith("too-many-problems");
        assertThat(codes("{" + "a: 1,".repeat(100_000) + "}")).hasSize(501).endsWith("too-many-problems");
    }

    @Test
    void test_names_that_are_nearly_others_are_searched_for_once() throws Exception {
        String list = IntStream.range(0, 100)
                .mapToObj(i -> "z" + i + "-" + "a".repeat(55))
                .collect(Collectors.joining(", "));
        String monitors = IntStream.range(0, 100)
                .mapToObj(i -> "  - { name: m" + i + "-" + "a".repeat(55) + ", tcp: 'a:1', depends-on: *l }\n")
                .collect(Collectors.joining());

        List<String> said = bounded(HEAD + "x-l: &l [" + list + "]\nmonitors:\n" + monitors);

        assertThat(said)
                .hasSize(100)
                .element(1)
                .asString()
                .as("said of the first monitor")
                .contains("; did you mean \"m1-aaa");
    }

    @Test
    void test_text_full_of_beginnings_of_secrets_is_read_once() throws Exception {
        assertThat(bounded(HEAD + "x-a: '" + "-eyJ".repeat(250_000) + "'\n")).isEmpty();
        assertThat(bounded(HEAD + "x-a: '" + "?token=".repeat(140_000) + "'\n")).isEmpty();
    }

    private static String matching(String name, String expression) {
        return "  - { name: " + name + ", http: 'https://a.example.com/', expect: { body: { matches: '" + expression
                + "' } } }\n";
    }

    private static String aliases(int number) {
        return IntStream.range(0, number).mapToObj(i -> "x-b" + i + ": *a\n").collect(Collectors.joining());
    }

    private static String monitors(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "  - { name: m" + i + ", tcp: \"db" + i + ".example.com:5432\" }\n")
                .collect(Collectors.joining());
    }

    private static String forEach(int number) {
        String items = IntStream.range(0, number).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return "monitors:\n  - for-each: [" + items + "]\n    name: m-${each}\n    tcp: db:1\n";
    }

    private List<String> codes(String text) {
        return parser.parse(text).diagnostics().stream().map(Diagnostic::code).toList();
    }

    private List<String> texts(String text) {
        return parser.parse(text).diagnostics().stream().map(Diagnostic::text).toList();
    }

    /** The same, where no more memory is asked for than the text explains. */
    private List<String> bounded(String text) throws Exception {
        return Bounded.run(text.getBytes(StandardCharsets.UTF_8), () -> texts(text));
    }
}
