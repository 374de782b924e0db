package org.backupandmonitor.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns that start where the command is called: here, in the directory of this module. */
class ManifestFilesTest {

    private final ManifestFiles files = new ManifestFiles(Path.of(""), InputStream.nullInputStream());

    @ParameterizedTest
    @CsvSource({
        "pom.*, pom.xml",
        "./pom.*, ./pom.xml",
        "**/pom.xm?, pom.xml",
        "../cli/pom.*, ../cli/pom.xml",
        "src/main/java/org/backupandmonitor/cli/Bam.*, src/main/java/org/backupandmonitor/cli/Bam.java",
        "src/**/cli/Bam.java, src/main/java/org/backupandmonitor/cli/Bam.java"
    })
    void test_a_relative_pattern_finds_files_as_the_user_writes_them(String pattern, String found) throws Exception {
        assertThat(files.find(pattern)).containsExactly(found);
    }
}
