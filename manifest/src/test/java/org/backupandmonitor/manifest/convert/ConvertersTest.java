package org.backupandmonitor.manifest.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.repository.Diagnostic;
import org.backupandmonitor.contracts.repository.Diagnostic.Level;
import org.backupandmonitor.manifest.ManifestParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in the shapes those tools document, beside the manifests that are made of them. */
class ConvertersTest {

    private static final Path FILES = Path.of("src/test/resources/convert");
    private static final String GOLDEN = ".golden";

    /** Parts of every secret in the files. */
    private static final String[] SECRETS = {
        "hunter2",
        "hooks.slack.com",
        "abcdef0123456789",
        "abcdefghijklmnop",
        "VnVhQ2ZHY0JDZGJrUW0t",
        "2f6c1d9e8b7a",
        "c2547eb745079dac",
        "5f4dcc3b5aa765d6",
        "s3cr3ts3cr3t",
        "p@ss",
        "ss@c.example.com",
        "ssw0rdx",
        "discord.com",
        "dXNlcjpwYXNzd29yZA"
    };

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(FILES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(GOLDEN))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void test_file_becomes_its_golden_manifest(Path file) throws Exception {
        Path golden = Path.of(file + GOLDEN);

        Conversion conversion = convert(file);

        String shown = conversion.manifest() + "--- secrets\n" + String.join("\n", conversion.secrets()) + "\n";
        if (Boolean.getBoolean("bam.golden.update")) {
            Files.writeString(golden, shown);
        }
        assertThat(shown).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("files")
    void test_manifest_has_no_errors(Path file) throws Exception {
        Conversion conversion = convert(file);

        assertThat(new ManifestParser().parse(conversion.manifest()).diagnostics())
                .as(conversion.manifest())
                .filteredOn(diagnostic -> diagnostic.level() == Level.ERROR)
                .extracting(Diagnostic::text)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void test_no_secret_is_copied(Path file) throws Exception {
        Conversion conversion = convert(file);

        assertThat(conversion.manifest() + conversion.secrets()).doesNotContain(SECRETS);
        assertThat(new ManifestParser().parse(conversion.manifest()).diagnostics())
                .extracting(Diagnostic::code)
                .doesNotContain("secret-in-clear");
    }

    @Test
    void test_every_tool_has_eight_examples() throws IOException {
        for (String tool : Converters.names()) {
            assertThat(files())
                    .filteredOn(file -> file.startsWith(FILES.resolve(tool)))
                    .hasSizeGreaterThanOrEqualTo(8);
        }
    }

    @Test
    void test_files_that_belong_together_are_joined() throws Exception {
        byte[] modules = "modules: { ping: { prober: icmp } }".getBytes(StandardCharsets.UTF_8);
        byte[] jobs = ("scrape_configs: [{ job_name: p, metrics_path: /probe, params: { module: [ping] },"
                        + " static_configs: [{ targets: [gw.example.com] }] }]")
                .getBytes(StandardCharsets.UTF_8);

        Conversion conversion = Converters.convert(List.of(modules, jobs), null, ConvertOptions.DEFAULT);

        assertThat(conversion.manifest()).contains("icmp: gw.example.com").doesNotContain("is not in the file");
    }

    @Test
    void test_what_is_nobodys_is_refused() {
        byte[] file = "a: 1".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Converters.convert(List.of(file), null, ConvertOptions.DEFAULT))
                .hasMessage(
                        "nobody can tell whose file this is; say it with --from: one of checkup, gatus, uptime-kuma,"
                                + " blackbox, borgmatic, resticprofile");
        assertThatThrownBy(() -> Converters.convert(List.of(file), "nagios", ConvertOptions.DEFAULT))
                .hasMessageStartingWith("there is no converter \"nagios\"");
        assertThatThrownBy(() -> Converters.convert(
                        List.of("a: [".getBytes(StandardCharsets.UTF_8)), null, ConvertOptions.DEFAULT))
                .hasMessageStartingWith("1:5: the file ends inside brackets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "[{ name: a }]",
                "42",
                "version = \"1\"\n[default]\nrepository = \"local:/x\"\n[default.backup]\nsource = \"/\"\n",
                "default {\n  repository = \"local:/x\"\n}\n"
            })
    void test_what_is_no_table_is_refused_whoever_it_is_said_to_be_from(String text) {
        for (String tool : Converters.names()) {
            assertThatThrownBy(() -> Converters.convert(
                            List.of(text.getBytes(StandardCharsets.UTF_8)), tool, ConvertOptions.DEFAULT))
                    .as(tool)
                    .isInstanceOf(Converters.CannotConvert.class)
                    .hasMessageEndingWith("(YAML and JSON can be read: turn TOML or HCL into one of them first)");
        }
    }

    @Test
    void test_a_file_with_nothing_to_convert_is_refused() {
        for (String tool : Converters.names()) {
            assertThatThrownBy(() -> Converters.convert(
                            List.of("a: 1".getBytes(StandardCharsets.UTF_8)), tool, ConvertOptions.DEFAULT))
                    .as(tool)
                    .hasMessageStartingWith("nothing in it is a monitor or a backup of " + tool);
        }
    }

    private static Conversion convert(Path file) throws Exception {
        return Converters.convert(
                List.of(Files.readAllBytes(file)), null, new ConvertOptions("shop", ConvertOptions.DEFAULT.every()));
    }
}
