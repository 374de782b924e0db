package org.backupandmonitor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.structurizr.Workspace;
import com.structurizr.dsl.StructurizrDslParser;
import com.structurizr.dsl.StructurizrDslParserException;
import com.structurizr.export.Diagram;
import com.structurizr.export.plantuml.C4PlantUMLExporter;
import com.structurizr.model.Container;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import org.junit.jupiter.api.Test;

/** The C4 diagrams follow their source, and their source follows the modules. */
class DiagramsTest {

    private static final Path ARCHITECTURE = Path.of("architecture");
    private static final List<String> STORES = List.of("Kafka", "PostgreSQL");

    @Test
    void test_every_service_of_the_diagram_is_a_module() throws Exception {
        List<String> services = workspace().getModel().getSoftwareSystems().stream()
                .flatMap(system -> system.getContainers().stream())
                .map(Container::getName)
                .filter(name -> !STORES.contains(name))
                .toList();

        assertThat(services).hasSize(5).allSatisfy(service -> assertThat(Path.of("..", service, "pom.xml"))
                .exists());
    }

    @Test
    void test_drawn_diagrams_are_those_of_their_source() throws Exception {
        Collection<Diagram> diagrams = new C4PlantUMLExporter().export(workspace());

        for (Diagram diagram : diagrams) {
            String source = fromLibrary(diagram.getDefinition());
            Path text = ARCHITECTURE.resolve(diagram.getKey() + ".puml");
            if (Boolean.getBoolean("bam.docs.update")) {
                Files.writeString(text, source);
                Files.writeString(ARCHITECTURE.resolve(diagram.getKey() + ".svg"), draw(source));
            }
            assertThat(Files.readString(text))
                    .as("%s is out of date: run this test with -Dbam.docs.update=true", text)
                    .isEqualTo(source);
            assertThat(ARCHITECTURE.resolve(diagram.getKey() + ".svg")).isNotEmptyFile();
        }
        assertThat(diagrams).hasSize(2);
    }

    private static Workspace workspace() throws StructurizrDslParserException {
        StructurizrDslParser parser = new StructurizrDslParser();
        parser.parse(ARCHITECTURE.resolve("workspace.dsl").toFile());
        return parser.getWorkspace();
    }

    /** PlantUML carries the C4 library and a layout engine itself, so that drawing needs no network and no Graphviz. */
    private static String fromLibrary(String definition) {
        return definition
                .replaceAll(
                        "!include https://raw.githubusercontent.com/plantuml-stdlib/C4-PlantUML/[^/]+/(\\w+).puml",
                        "!include <C4/$1>")
                .replaceFirst("@startuml", "@startuml\n!pragma layout smetana");
    }

    private static String draw(String source) throws IOException {
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        new SourceStringReader(source).outputImage(svg, new FileFormatOption(FileFormat.SVG));
        return svg.toString(StandardCharsets.UTF_8);
    }
}
