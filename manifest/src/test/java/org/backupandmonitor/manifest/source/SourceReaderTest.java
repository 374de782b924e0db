package org.backupandmonitor.manifest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML 1.2 with its core schema, marks and limits. */
class SourceReaderTest {

    private final SourceReader reader = new SourceReader(new Limits(1_000, 4, 20));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "no,TEXT",
                "yes,TEXT",
                "on,TEXT",
                "Off,TEXT",
                "y,TEXT",
                "true,BOOLEAN",
                "True,BOOLEAN",
                "TRUE,BOOLEAN",
                "tRUE,TEXT",
                "false,BOOLEAN",
                "null,NULL",
                "Null,NULL",
                "NULL,NULL",
                "~,NULL",
                "nULL,TEXT",
                "0,INTEGER",
                "0123,INTEGER",
                "-7,INTEGER",
                "+7,INTEGER",
                "0o17,INTEGER",
                "0o8,TEXT",
                "0x1F,INTEGER",
                "0xG,TEXT",
                "-0x1,TEXT",
                "1_000,TEXT",
                "0b1,TEXT",
                "1:30,TEXT",
                "1.0,FRACTION",
                ".5,FRACTION",
                "5.,FRACTION",
                "1e3,FRACTION",
                "-1.5E-3,FRACTION",
                "1e,TEXT",
                ".inf,FRACTION",
                "-.INF,FRACTION",
                ".nan,FRACTION",
                "inf,TEXT",
                "2026-01-01,TEXT",
                "'1',TEXT",
                "\"true\",TEXT",
                "!!str 1,TEXT",
                "! 1,TEXT",
                "!!int 1,INTEGER"
            })
    void test_plain_scalars_are_what_the_core_schema_says(String yaml, Scalar.Kind kind) {
        Scalar scalar = (Scalar) reader.read(yaml).root();

        assertThat(scalar).isNotNull();
        assertThat(scalar.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "0123, 123",
        "0o17, 15",
        "0x1F, 31",
        "-7, -7",
        "+7, 7",
        "1.0, 1",
        "1e3, 1000",
        "1.5, ",
        "'\"7\"', ",
        "1e99, "
    })
    void test_whole_numbers_are_counted_in_tens_unless_they_say_otherwise(String yaml, Long value) {
        Scalar scalar = (Scalar) reader.read(yaml).root();

        assertThat(scalar.whole().map(Number::longValue)).isEqualTo(java.util.Optional.ofNullable(value));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "0x1F, 31",
        "1.5, 1.5",
        "1e3, 1E+3",
        ".inf, ",
        "-.Inf, ",
        ".NaN, ",
        "1e9999999999, ",
        "a, ",
        "true, "
    })
    void test_numbers_are_exact_and_finite(String yaml, String value) {
        Scalar scalar = (Scalar) reader.read(yaml).root();

        assertThat(scalar.number().map(Object::toString)).isEqualTo(java.util.Optional.ofNullable(value));
    }

    @Test
    void test_a_number_of_more_digits_than_anybody_means_is_text() {
        assertThat(((Scalar) reader.read("1".repeat(40)).root()).kind()).isEqualTo(Scalar.Kind.INTEGER);
        assertThat(((Scalar) reader.read("1".repeat(41)).root()).kind()).isEqualTo(Scalar.Kind.TEXT);
    }

    @Test
    void test_columns_count_characters_and_not_code_units() {
        Table table =
                (Table) reader.read("\"\ud83d\ude00\": \"\u00e9\"\nb: [1, x]\n").root();

        assertThat(table.find("\ud83d\ude00").orElseThrow().value().span()).isEqualTo(new Span(1, 6, 1, 9));
        Listing list = (Listing) table.find("b").orElseThrow().value();
        assertThat(list.items().get(1).span()).isEqualTo(new Span(2, 8, 2, 9));
    }

    @Test
    void test_a_byte_order_mark_says_nothing() {
        byte[] file = "\uFEFFa: b".getBytes(StandardCharsets.UTF_8);

        assertThat(reader.read(file).problems()).isEmpty();
        assertThat(((Table) reader.read(file).root()).entries()).containsOnlyKeys("a");
    }

    @Test
    void test_comments_are_kept_with_their_places() {
        Document document = reader.read("# one\na: b # two\n");

        assertThat(document.comments())
                .extracting(comment -> comment.span().line() + comment.text())
                .containsExactly("1 one", "2 two");
        assertThat(SourceReader.withoutComments(Limits.MANIFEST)
                        .read("# one\na: b # two\n")
                        .comments())
                .isEmpty();
    }

    @Test
    void test_bytes_are_limited_to_the_last() {
        assertThat(reader.read(("#".repeat(1_000)).getBytes(StandardCharsets.UTF_8))
                        .problems())
                .isEmpty();
        assertThat(codes(reader.read(("#".repeat(1_001)).getBytes(StandardCharsets.UTF_8))))
                .containsExactly("too-large");
        assertThat(reader.read("#" + "\u00e9".repeat(499)).problems()).isEmpty();
        assertThat(codes(reader.read("#" + "\u00e9".repeat(500)))).containsExactly("too-large");
        assertThat(codes(reader.read("#" + "\u20ac".repeat(334)))).containsExactly("too-large");
        assertThat(codes(reader.read("#" + "\ud83d\ude00".repeat(250)))).containsExactly("too-large");
        assertThat(reader.read("#" + "\ud83d\ude00".repeat(249)).problems()).isEmpty();
    }

    @Test
    void test_depth_is_limited() {
        assertThat(reader.read("[[[[1]]]]").problems()).isEmpty();
        assertThat(codes(reader.read("[[[[[1]]]]]"))).containsExactly("too-deep");
        assertThat(codes(reader.read("{a: {b: {c: {d: [1]}}}}"))).containsExactly("too-deep");
    }

    @Test
    void test_aliases_count_as_if_they_were_written_out() {
        assertThat(reader.read("[&a [1, 2, 3], *a, *a]").problems()).isEmpty();
        assertThat(codes(reader.read("[&a [1, 2, 3], *a, *a, *a, *a, *a]"))).containsExactly("too-many-nodes");
        assertThat(codes(reader.read("[" + "1, ".repeat(20) + "1]"))).containsExactly("too-many-nodes");
    }

    @Test
    void test_a_character_that_yaml_forbids_is_named() {
        Document document = reader.read("a: b\nc: \u0007\n");

        assertThat(document.problems())
                .containsExactly(
                        new Problem(
                                "syntax",
                                new Span(2, 4, 2, 5),
                                "the character U+0007 can't stand in YAML: remove it, or write it as \"\\u0007\" in double quotes"));
    }

    @Test
    void test_an_anchor_can_be_given_again_and_the_last_one_counts() {
        Table table = (Table) reader.read("a: &x 1\nb: &x 2\nc: *x\n").root();

        assertThat(((Scalar) table.find("c").orElseThrow().value()).text()).isEqualTo("2");
    }

    @Test
    void test_own_keys_win_over_merged_ones_and_earlier_tables_over_later() {
        Table table = (Table)
                reader.read("{ <<: [{ a: 1, b: 1 }, { b: 2, c: 2 }], a: 0 }").root();

        assertThat(table.entries().values())
                .extracting(entry -> entry.key().text() + ((Scalar) entry.value()).text())
                .containsExactly("a0", "b1", "c2");
    }

    private static List<String> codes(Document document) {
        return document.problems().stream().map(Problem::code).toList();
    }
}
