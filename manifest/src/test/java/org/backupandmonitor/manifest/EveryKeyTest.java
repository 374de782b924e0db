package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;
import org.backupandmonitor.manifest.language.Key;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the reference: its example is good, and each way of being wrong is told with its place. */
class EveryKeyTest {

    private static final List<String> NEVER_GOOD =
            List.of("~", "[[[]]]", "[{ zz: zz }]", "{ zz: { zz: zz } }", "\"\\u0001\"");

    static List<Arguments> keys() {
        return DescribedTable.all().stream()
                .flatMap(table -> table.keys().stream().map(key -> Arguments.of(named(table, key), table, key)))
                .toList();
    }

    static List<Arguments> wrongValues() {
        return DescribedTable.all().stream()
                .flatMap(table -> table.keys().stream().flatMap(key -> wrong(table, key)))
                .toList();
    }

    static List<Arguments> requiredKeys() {
        return DescribedTable.all().stream()
                .flatMap(table -> table.keys().stream()
                        .filter(Key::isRequired)
                        .map(key -> Arguments.of(named(table, key), table, key)))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void test_example_is_good(String name, DescribedTable table, Key<?> key) {
        String document = Minimal.document(table, key.name(), key.example());

        List<Diagnostic> errors = errors(document);

        assertThat(errors).as(document).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongValues")
    void test_wrong_value_is_refused_at_its_place(String name, DescribedTable table, Key<?> key, String value) {
        String document = Minimal.document(table, key.name(), value);
        int line = lineBehindKey(document, key.name());

        List<Diagnostic> errors = errors(document);

        assertThat(errors).as(document).isNotEmpty();
        assertThat(errors).as(document).anySatisfy(error -> {
            assertThat(error.line()).isEqualTo(line);
            assertThat(error.column()).isBetween(2, 2 + value.length());
            assertThat(error.path()).contains(key.name());
            assertThat(error.message()).isNotBlank();
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void test_misspelled_key_is_refused_with_the_right_one(String name, DescribedTable table, Key<?> key) {
        String misspelled = key.name() + "z";
        String document = Minimal.document(table, misspelled, key.example());

        List<Diagnostic> errors = errors(document);

        assertThat(errors).as(document).anySatisfy(error -> {
            assertThat(error.code()).isEqualTo("unknown-key");
            assertThat(error.line()).isEqualTo(lineBehindKey(document, misspelled) - 1);
            assertThat(error.column()).isEqualTo(1);
            assertThat(error.endColumn()).isEqualTo(1 + misspelled.length());
            assertThat(error.message()).contains("did you mean \"");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requiredKeys")
    void test_missing_key_is_told_with_an_example(String name, DescribedTable table, Key<?> key) {
        String document =
                Minimal.document(table, "x-nothing", "1").replace(key.name() + ": ", "x-unlike-" + key.name() + ": ");

        List<Diagnostic> errors = errors(document);

        assertThat(errors).as(document).anySatisfy(error -> {
            assertThat(error.code()).isEqualTo("missing-key");
            assertThat(error.message())
                    .contains("\"" + key.name() + "\" is missing")
                    .contains(key.example());
        });
    }

    private static Stream<Arguments> wrong(DescribedTable table, Key<?> key) {
        return NEVER_GOOD.stream()
                .filter(value -> !takesAnything(table, key, value))
                .map(value -> Arguments.of(named(table, key) + " " + value, table, key, value));
    }

    /** A JSON value may be null and any text. */
    private static boolean takesAnything(DescribedTable table, Key<?> key, String value) {
        boolean comparison = table.shape().name().equals("value match")
                && List.of("equals", "not").contains(key.name());
        boolean text = key.type().text().contains("text") || key.type().text().equals("regular expression");
        return comparison && (value.equals("~") || value.startsWith("\"")) || value.startsWith("\"") && text;
    }

    private static int lineBehindKey(String document, String key) {
        List<String> lines = document.lines().toList();
        return lines.indexOf(key + ":") + 2;
    }

    private static String named(DescribedTable table, Key<?> key) {
        return table.path() + " " + key.name();
    }

    private static List<Diagnostic> errors(String document) {
        return new ManifestParser()
                .parse(document).diagnostics().stream()
                        .filter(diagnostic -> diagnostic.level() == Level.ERROR)
                        .toList();
    }
}
