package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A manifest that is written and read again is the same. */
class RoundTripTest {

    static List<String> documents() throws IOException {
        return Stream.concat(
                        Stream.concat(
                                Stream.of(Files.readString(Path.of("src/test/resources/shop.yaml"))),
                                ManifestReferenceTest.examples().stream()),
                        DescribedTable.all().stream().flatMap(table -> table.keys().stream()
                                .map(key -> Minimal.document(table, key.name(), key.example()))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void test_written_manifest_is_read_as_the_same(String document) {
        ManifestParser parser = new ManifestParser();
        Manifest manifest = parser.parse(document).manifest().orElseThrow();

        String written = ManifestWriter.write(manifest);

        assertThat(parser.parse(written).manifest()).as(written).contains(manifest);
    }
}
