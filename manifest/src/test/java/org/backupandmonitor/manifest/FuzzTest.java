package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.convert.Conversion;
import org.backupandmonitor.manifest.convert.ConvertOptions;
import org.backupandmonitor.manifest.convert.Converters;

/**
 * No input makes the parser or a converter throw, hang, or ask for memory without bound, and whatever a converter makes is
 * good.
 *
 * <p>{@code -Djqwik.tries.default=500000} runs it for longer; docs/testing.md says what was run.
 */
class FuzzTest {

    private static final List<byte[]> MANIFESTS = manifests();
    private static final List<byte[]> FOREIGN = Spoiled.files(Path.of("src/test/resources/convert"));
    private static final Known KNOWN =
            Known.nothing().withVaults(Set.of("a", "b")).withChannels(Set.of()).withLocations(Set.of("office"));

    private final ManifestParser parser = new ManifestParser();

    @Property(seed = RandomInput.SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void test_parser_takes_anything(@ForAll("inputs") byte[] input) throws Exception {
        Bounded.run(input, () -> {
            ParsedManifest parsed = parser.parse(input).checked(KNOWN);

            assertThat(parsed.manifest().isPresent() || !parsed.diagnostics().isEmpty())
                    .isTrue();
            for (Diagnostic diagnostic : parsed.diagnostics()) {
                assertThat(diagnostic.line()).isPositive();
                assertThat(diagnostic.column()).isPositive();
                assertThat(diagnostic.message()).isNotBlank();
            }
            parsed.manifest().ifPresent(FuzzTest::assertUsable);
            return parsed;
        });
    }

    @Property(seed = RandomInput.SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void test_converters_take_anything(@ForAll("foreign") byte[] input, @ForAll("tools") String tool) throws Exception {
        Bounded.run(input, () -> {
            try {
                Conversion conversion =
                        Converters.convert(List.of(input), tool.isEmpty() ? null : tool, ConvertOptions.DEFAULT);

                ParsedManifest parsed = parser.parse(conversion.manifest());
                assertThat(parsed.manifest())
                        .as(() -> conversion.manifest() + parsed.diagnostics())
                        .isPresent();
            } catch (Converters.CannotConvert e) {
                assertThat(e.getMessage()).isNotBlank();
            }
            return null;
        });
    }

    @Provide
    Arbitrary<byte[]> inputs() {
        return Spoiled.of(MANIFESTS);
    }

    @Provide
    Arbitrary<byte[]> foreign() {
        return Spoiled.of(FOREIGN);
    }

    /** Most files say themselves whose they are. */
    @Provide
    Arbitrary<String> tools() {
        return Arbitraries.of(
                Stream.concat(Converters.names().stream(), Stream.of("", "", "", "", "", "", "", "", "", "", "", ""))
                        .toList());
    }

    private static void assertUsable(Manifest manifest) {
        String written = ManifestWriter.write(manifest);
        assertThat(new ManifestParser().parse(written).manifest()).as(written).contains(manifest);
        assertThat(manifest.definitions(new Provenance("r", "c", "f"), "p", (project, monitor) -> "hash")
                        .backups())
                .hasSameSizeAs(manifest.backups());
    }

    private static List<byte[]> manifests() {
        List<byte[]> manifests = new ArrayList<>(Spoiled.files(Path.of("src/test/resources")));
        DescribedTable.all().forEach(table -> table.keys()
                .forEach(key -> manifests.add(
                        Minimal.document(table, key.name(), key.example()).getBytes(StandardCharsets.UTF_8))));
        return manifests;
    }
}
