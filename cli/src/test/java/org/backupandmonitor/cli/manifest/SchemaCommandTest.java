package org.backupandmonitor.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code bam schema} as it is called. */
class SchemaCommandTest {

    @Test
    void test_prints_the_schema_that_is_in_the_repository() throws IOException {
        CalledBam called = CalledBam.with("schema");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).isEqualTo(Files.readString(Path.of("../docs/reference/manifest.schema.json")));
        assertThat(called.err()).isEmpty();
    }

    @Test
    void test_takes_no_arguments() {
        assertThat(CalledBam.with("schema", "manifest.yaml").exit()).isEqualTo(2);
    }
}
