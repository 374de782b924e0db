package org.backupandmonitor.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.manifest.language.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Manifests with every way of being wrong that we know, each with what is said of it in comments at its end: place from
 * and to, level, code, message. {@code -Dbam.golden.update=true} writes these anew, to be read.
 */
class DiagnosticsTest {

    private static final Path FILES = Path.of("src/test/resources/diagnostics");
    private static final String SAID = "#> ";

    /** What only a caller with knowledge of its own can be told, or needs more than a file that one can read. */
    private static final Set<Code> ELSEWHERE = Set.of(
            Code.UNKNOWN_CHANNEL,
            Code.UNKNOWN_LOCATION,
            Code.UNKNOWN_VAULT,
            Code.NOT_ALLOWED,
            Code.WRONG_PROJECT,
            Code.DUPLICATE_PROJECT,
            Code.TOO_MANY_ENTRIES,
            Code.MORE_ERRORS,
            Code.MORE_WARNINGS);

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void test_everything_wrong_is_said_with_its_place_and_in_file_order(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String manifest = lines.stream()
                .filter(line -> !line.startsWith(SAID))
                .map(line -> line + "\n")
                .collect(Collectors.joining());

        List<String> said = new ManifestParser()
                .parse(manifest).diagnostics().stream()
                        .map(DiagnosticsTest::shown)
                        .toList();

        if (Boolean.getBoolean("bam.golden.update")) {
            Files.writeString(
                    file, manifest + said.stream().map(line -> line + "\n").collect(Collectors.joining()));
        }
        assertThat(said)
                .containsExactlyElementsOf(Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(SAID))
                        .toList());
    }

    @Test
    void test_every_code_is_shown_by_a_file() throws IOException {
        Set<String> shown = new TreeSet<>();
        for (Path file : files()) {
            Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(SAID))
                    .map(line -> line.replaceFirst("^#> \\S+ \\w+ ([a-z0-9-]+): .*$", "$1"))
                    .forEach(shown::add);
        }

        assertThat(shown)
                .containsAll(Arrays.stream(Code.values())
                        .filter(code -> !ELSEWHERE.contains(code))
                        .map(Code::slug)
                        .toList());
    }

    private static String shown(Diagnostic diagnostic) {
        return String.format(
                Locale.ROOT,
                "%s%d:%d-%d:%d %s %s: %s",
                SAID,
                diagnostic.line(),
                diagnostic.column(),
                diagnostic.endLine(),
                diagnostic.endColumn(),
                diagnostic.level().name().toLowerCase(Locale.ROOT),
                diagnostic.code(),
                diagnostic.message());
    }
}
