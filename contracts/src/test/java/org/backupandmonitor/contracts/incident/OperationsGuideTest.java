package org.backupandmonitor.contracts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is told of a problem finds in the guide what to do. */
class OperationsGuideTest {

    @ParameterizedTest
    @EnumSource(IncidentKind.class)
    void the_guide_says_what_each_kind_of_incident_means(IncidentKind kind) throws Exception {
        assertThat(Files.readString(Path.of("..", "docs", "operations.md"))).contains("| `" + kind + "` |");
    }
}
