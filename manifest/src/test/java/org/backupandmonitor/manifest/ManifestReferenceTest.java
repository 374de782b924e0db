package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents in the repository say what the parser does. */
class ManifestReferenceTest {

    private static final Path DOCS = Path.of("../docs/reference");
    private static final boolean UPDATE = Boolean.getBoolean("bam.docs.update");

    @Test
    void test_reference_is_up_to_date() throws IOException {
        holds(DOCS.resolve("manifest.md"), ManifestReference.markdown());
    }

    @Test
    void test_schema_is_up_to_date() throws IOException {
        holds(DOCS.resolve("manifest.schema.json"), ManifestSchema.json());
    }

    static List<String> examples() {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(ManifestReference.markdown())
                .results()
                .map(match -> match.group(1))
                .filter(example -> !example.startsWith("#"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void test_examples_of_the_reference_are_good(String example) {
        assertThat(new ManifestParser().parse(example).diagnostics()).isEmpty();
    }

    private static void holds(Path file, String content) throws IOException {
        if (UPDATE) {
            Files.createDirectories(DOCS);
            Files.writeString(file, content);
        }
        assertThat(Files.readString(file))
                .as("%s is not what the description says; write it anew with -Dbam.docs.update=true", file)
                .isEqualTo(content);
    }
}
