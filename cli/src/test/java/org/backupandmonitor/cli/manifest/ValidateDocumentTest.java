package org.backupandmonitor.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backupandmonitor.cli.Bam;
import org.backupandmonitor.manifest.ManifestSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** docs/reference/validate.md and the hook for pre-commit name what there is. */
class ValidateDocumentTest {

    private static final Path ROOT = Path.of("..");
    private static final Path DOCUMENT = ROOT.resolve("docs/reference/validate.md");

    @TempDir
    private Path directory;

    static Stream<String> commands() throws IOException {
        return Pattern.compile("\\bbam ((?:validate|convert|schema)\\b[^|<>\\n]*)")
                .matcher(String.join("\n", blocks("console|yaml|sh")))
                .results()
                .map(match -> match.group(1).strip());
    }

    static Stream<String> yaml() throws IOException {
        return blocks("yaml").stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void test_every_command_in_the_document_can_be_called_so(String command) {
        String[] arguments = command.replace("\"", "").split(" +");

        assertThatCode(() -> new CommandLine(new Bam()).parseArgs(arguments)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void test_every_example_is_good_yaml(String example) {
        assertThatCode(() -> load(example)).doesNotThrowAnyException();
    }

    @Test
    void test_line_for_editors_names_the_schema() throws IOException {
        assertThat(Files.readString(DOCUMENT))
                .contains("\n# yaml-language-server: $schema=" + ManifestSchema.ID + "\n");
    }

    @Test
    void test_shown_finding_is_the_real_one() throws IOException {
        Path file = Files.writeString(directory.resolve("backup-and-monitor.yaml"), """
                version: 1
                project: shop
                monitors:
                  - name: a
                    tcp: db:5432
                    htttp: https://shop.example.com/
                """);

        CalledBam called = CalledBam.with("validate", file.toString());

        assertThat(called.out().replace(directory + "/", ""))
                .contains(
                        "backup-and-monitor.yaml:6:5: error unknown-key: \"htttp\" is no key of monitor; did you mean");
        assertThat(Files.readString(DOCUMENT))
                .contains("error unknown-key: \"htttp\" is no key of monitor; did you mean");
    }

    @Test
    void test_hook_runs_the_command_and_fails_on_errors() throws IOException {
        Map<?, ?> hook = hook();
        String[] entry = String.valueOf(hook.get("entry")).split(" ");
        Path bad = Files.writeString(directory.resolve("backup-and-monitor.yaml"), "version: 1\n");
        Path good = Files.writeString(directory.resolve("b.backup-and-monitor.yaml"), "version: 1\nproject: shop\n");

        assertThat(hook.get("language")).isEqualTo("script");
        assertThat(ROOT.resolve(entry[0])).isExecutable();
        assertThat(entry).hasSize(2);
        assertThat(CalledBam.with(entry[1], good.toString()).exit()).isZero();
        assertThat(CalledBam.with(entry[1], good.toString(), bad.toString()).exit())
                .isEqualTo(1);
        assertThat(Files.readString(DOCUMENT)).contains("- id: " + hook.get("id") + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup-and-monitor.yaml",
                "backup-and-monitor.yml",
                "deploy/backup-and-monitor.yaml",
                "deploy/shop.backup-and-monitor.yaml"
            })
    void test_hook_and_directories_take_the_same_names(String name) throws Exception {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "version: 1\n");

        assertThat(name).containsPattern(String.valueOf(hook().get("files")));
        assertThat(new ManifestFiles(directory, System.in).find(directory.toString()))
                .containsExactly(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-backup-and-monitor.yaml", "backup-and-monitor.yaml.orig", "values.yaml"})
    void test_hook_and_directories_leave_other_files_alone(String name) throws Exception {
        Files.writeString(directory.resolve(name), "version: 1\n");

        assertThat(name).doesNotContainPattern(String.valueOf(hook().get("files")));
        assertThat(CalledBam.with("validate", directory.toString()).exit()).isEqualTo(2);
    }

    private static Map<?, ?> hook() throws IOException {
        List<?> hooks = (List<?>) load(Files.readString(ROOT.resolve(".pre-commit-hooks.yaml")));
        return (Map<?, ?>) hooks.get(0);
    }

    private static Object load(String yaml) {
        return new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    private static List<String> blocks(String languages) throws IOException {
        return Pattern.compile("```(?:" + languages + ")\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
