package org.backupandmonitor.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published description of the topics says what the code does. */
class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("../docs/asyncapi.yaml");

    @Test
    void test_document_describes_the_records() throws IOException {
        String rendered = AsyncApiDocument.render(EventTypes.BY_TOPIC);
        if (Boolean.getBoolean("bam.docs.update")) {
            Files.writeString(DOCUMENT, rendered);
        }

        String published = Files.readString(DOCUMENT);

        assertThat(published)
                .as("docs/asyncapi.yaml is out of date: run this test with -Dbam.docs.update=true")
                .isEqualTo(rendered);
    }
}
