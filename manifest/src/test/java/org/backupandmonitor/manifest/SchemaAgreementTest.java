package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Json;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.Null;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * What the schema accepts, the parser accepts, and the other way round; what a schema cannot say is listed by {@link
 * Code#beyondSchema} and nowhere else.
 */
class SchemaAgreementTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ManifestSchema.json(), InputFormat.JSON);

    private static final Set<String> BEYOND_SCHEMA = Arrays.stream(Code.values())
            .filter(Code::beyondSchema)
            .map(Code::slug)
            .collect(Collectors.toSet());

    private static final Pattern ENTRY = Pattern.compile("(monitors|backups)\\[(\\d+)]\\.?(.*)");

    private static final List<String> VALUES = List.of(
            "1",
            "0",
            "-1",
            "1.0",
            "1.5",
            "0x1F",
            "0o17",
            "0123",
            "1_000",
            "1e3",
            "true",
            "True",
            "no",
            "~",
            "\"\"",
            "\"1\"",
            "a",
            "A",
            "30s",
            "every 6h",
            "\"every 6h \"",
            "\"every  6h\"",
            "\"every \\t6h\"",
            "\"every 6h\\n\"",
            "\"0 2 * * *\"",
            "2xx",
            "[]",
            "[a]",
            "[a, [b]]",
            "[1, true]",
            "{}",
            "{ zz: 1 }",
            "2026-12-24T22:00",
            "2026-12-24",
            "\"02:00\"",
            "/srv",
            "a.b:80",
            "all",
            "[all]",
            "[all, a]",
            "secret:a",
            "{ a: b }",
            "{ a: 1 }",
            "{ \"a b\": c }",
            "\"a\\n\"",
            "[200, 2xx]",
            "{ include: [a] }",
            "GET",
            "mon",
            "10MB");

    private final ManifestParser parser = new ManifestParser();

    @Property(tries = 1_000, seed = RandomInput.SEED, edgeCases = EdgeCasesMode.NONE)
    void test_schema_and_parser_agree_on_any_document(@ForAll("documents") Object document) {
        String text = Json.write(document);

        ParsedManifest parsed = parser.parse(text);

        Statistics.label("parser")
                .collect(parsed.hasErrors() ? "refuses" : "accepts")
                .coverage(coverage -> {
                    coverage.check("refuses").percentage(share -> share > 5);
                    coverage.check("accepts").percentage(share -> share > 5);
                });
        assertAgree(text, document, parsed);
    }

    @Property(tries = 1_000, seed = RandomInput.SEED, edgeCases = EdgeCasesMode.NONE)
    void test_whatever_is_accepted_can_be_written_read_again_and_published(@ForAll("good") Object document) {
        parser.parse(Json.write(document)).manifest().ifPresent(manifest -> {
            String written = ManifestWriter.write(manifest);

            assertThat(parser.parse(written).manifest()).as(written).contains(manifest);
            assertThat(bySchema(inAnEditor(written))).as(written).isEmpty();
            assertThat(manifest.definitions(new Provenance("r", "c", "f"), "p", (project, monitor) -> "hash")
                            .monitors())
                    .hasSameSizeAs(manifest.monitors());
        });
    }

    @Provide
    Arbitrary<Object> documents() {
        return new SchemaValues(ManifestSchema.schema()).spoiled();
    }

    @Provide
    Arbitrary<Object> good() {
        return new SchemaValues(ManifestSchema.schema()).documents();
    }

    static Stream<Arguments> keys() {
        return DescribedTable.all().stream().flatMap(table -> table.keys().stream()
                .map(key -> Arguments.of(table.path() + " " + key.name(), table, key)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void test_schema_and_parser_agree_on_every_value_of_a_key(String name, DescribedTable table, Key<?> key) {
        for (String value :
                Stream.concat(Stream.of(key.example()), VALUES.stream()).toList()) {
            String text = Minimal.document(table, key.name(), value);

            assertAgree(text, inAnEditor(text), parser.parse(text));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void test_schema_knows_every_key_and_no_other(String name, DescribedTable table, Key<?> key) {
        String text = Minimal.document(table, key.name() + "z", key.example());

        assertAgree(text, inAnEditor(text), parser.parse(text));
    }

    /** Java's and ECMAScript's classes differ in what they call a space, a digit or a letter. */
    @ParameterizedTest
    @MethodSource("patterns")
    void test_patterns_mean_the_same_in_every_language(String pattern) {
        String withoutClasses = pattern.replaceAll("\\[(?:[^\\]\\\\]|\\\\.)*]", "[]");

        assertThat(pattern).doesNotContainPattern("\\\\[sSdDwWbBpPhvRXAzZGQE]|&&");
        assertThat(withoutClasses).doesNotContainPattern("\\(\\?[^:]|[*+?}]\\+");
    }

    static List<String> patterns() {
        return Pattern.compile("\"pattern\": \"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(ManifestSchema.json())
                .results()
                .map(match -> match.group(1).replace("\\\\", "\\").replace("\\\"", "\""))
                .distinct()
                .toList();
    }

    private static void assertAgree(String text, Object document, ParsedManifest parsed) {
        List<String> bySchema = bySchema(document);
        List<String> sayable = parsed.diagnostics().stream()
                .filter(diagnostic -> diagnostic.level() == Level.ERROR)
                .filter(diagnostic -> !BEYOND_SCHEMA.contains(diagnostic.code()))
                .filter(diagnostic -> !isValueOfForEach(diagnostic, document))
                .map(Diagnostic::text)
                .toList();
        String all = text + "\nschema: " + bySchema + "\nparser: " + parsed.diagnostics();
        if (bySchema.isEmpty()) {
            assertThat(sayable).as(all).isEmpty();
        } else {
            assertThat(parsed.hasErrors()).as(all).isTrue();
        }
    }

    private static List<String> bySchema(Object document) {
        return SCHEMA.validate(Json.write(document), InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** Of an entry with {@code for-each} a schema knows the names of keys only, as the reference says. */
    private static boolean isValueOfForEach(Diagnostic diagnostic, Object document) {
        Matcher entry = ENTRY.matcher(diagnostic.path());
        return entry.matches()
                && document instanceof Map<?, ?> root
                && root.get(entry.group(1)) instanceof List<?> entries
                && entries.get(Integer.parseInt(entry.group(2))) instanceof Map<?, ?> table
                && table.containsKey("for-each")
                && !(diagnostic.code().equals("unknown-key") && !entry.group(3).contains("."))
                && !entry.group(3).equals("for-each");
    }

    /** The document as an editor has it before it asks the schema: read by YAML's core schema. */
    private static Object inAnEditor(String yaml) {
        return plain(new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml));
    }

    private static Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, inside) -> plain.put(String.valueOf(key), plain(inside)));
            return plain;
        }
        return value instanceof List<?> list
                ? list.stream().map(SchemaAgreementTest::plain).toList()
                : value == null ? Null.NULL : value;
    }
}
