package org.backupandmonitor.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backupandmonitor.manifest.convert.Converters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bam convert} as it is called. */
class ConvertCommandTest {

    private static final String CHECKUP = """
            {
              "checkers": [
                { "type": "tcp", "endpoint_name": "db", "endpoint_url": "db.example.com:5432" },
                { "type": "http", "endpoint_name": "shop", "endpoint_url": "https://shop.example.com",
                  "headers": { "Authorization": ["Bearer abcdef0123456789"] } }
              ]
            }
            """;
    private static final String GATUS =
            "endpoints: [{ name: %s, url: \"tcp://%s:80\", conditions: [\"[CONNECTED] == true\"] }]\n";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                checkup       | { "checkers": [{ "type": "tcp", "endpoint_name": "a", "endpoint_url": "a:1" }] } | tcp: a:1
                gatus         | endpoints: [{ name: a, url: "tcp://a:1", conditions: ["[CONNECTED] == true"] }]  | tcp: a:1
                uptime-kuma   | { "monitorList": [{ "name": "a", "type": "ping", "hostname": "a" }] }            | icmp: a
                blackbox      | scrape_configs: [{ job_name: p, metrics_path: /probe, params: { module: [icmp] }, static_configs: [{ targets: [a] }] }] | icmp: a
                borgmatic     | source_directories: [/srv]                                                       | paths: [/srv]
                resticprofile | default: { repository: r, backup: { source: [/srv] } }                           | paths: [/srv]
                """)
    void test_every_tool_is_recognised_and_can_be_named(String tool, String content, String expected)
            throws IOException {
        Path file = file("in.yaml", content);

        CalledBam recognised = CalledBam.with("convert", file.toString());
        CalledBam named = CalledBam.with("convert", "--from", tool, file.toString());

        assertThat(recognised.exit()).as(recognised.err()).isZero();
        assertThat(recognised.out()).contains(expected);
        assertThat(named).isEqualTo(recognised);
    }

    @Test
    void test_there_is_a_row_above_for_every_tool() {
        assertThat(Converters.names())
                .containsExactlyInAnyOrder("checkup", "gatus", "uptime-kuma", "blackbox", "borgmatic", "resticprofile");
    }

    @Test
    void test_secrets_are_named_on_standard_error_and_never_copied() throws IOException {
        CalledBam called =
                CalledBam.with("convert", file("checkup.json", CHECKUP).toString());

        assertThat(called.exit()).isZero();
        assertThat(called.out())
                .contains("Authorization: secret:converted-authorization")
                .doesNotContain("abcdef0123456789");
        assertThat(called.err())
                .isEqualTo("bam convert: give ops this secret: converted-authorization (header Authorization of"
                        + " shop)\n");
    }

    @Test
    void test_what_comes_out_is_a_manifest_without_errors() throws IOException {
        String manifest = CalledBam.with(
                        "convert", file("checkup.json", CHECKUP).toString())
                .out();

        CalledBam validated = CalledBam.reading(manifest, "validate", "-");

        assertThat(validated.exit()).as(validated.out()).isZero();
    }

    @Test
    void test_todos_are_counted() throws IOException {
        Path one = file("one.json", "{ \"checkers\": [{ \"type\": \"exec\", \"name\": \"job\" }] }");
        Path two = file("two.json", "{ \"checkers\": [{ \"type\": \"exec\" }, { \"type\": \"x\" }] }");

        assertThat(CalledBam.with("convert", one.toString()).err()).isEqualTo("bam convert: 1 TODO needs a person\n");
        assertThat(CalledBam.with("convert", two.toString()).err()).isEqualTo("bam convert: 2 TODOs need a person\n");
    }

    @Test
    void test_standard_input_is_converted_with_project_and_interval() {
        CalledBam called = CalledBam.reading(CHECKUP, "convert", "--project", "shop", "--every", "5m", "-");

        assertThat(called.exit()).isZero();
        assertThat(called.out()).contains("\nproject: shop\n", "every: 5m", "secret:shop-authorization");
    }

    @Test
    void test_files_of_a_directory_belong_together() throws IOException {
        file("conf/a.yaml", GATUS.formatted("one", "a"));
        file("conf/deep/b.yml", GATUS.formatted("two", "b"));
        file("conf/notes.txt", "no YAML: [");

        CalledBam called = CalledBam.with("convert", directory.resolve("conf").toString());

        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.out()).contains("name: one", "tcp: a:80", "name: two", "tcp: b:80");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                a: [            | 2:1: the file ends inside brackets
                a: 1            | nobody can tell whose file this is
                ''              | the file is empty
                """)
    void test_a_file_that_cannot_be_converted_ends_with_1(String content, String reason) throws IOException {
        Path file = file("strange.yaml", content + "\n");

        CalledBam called = CalledBam.with("convert", file.toString());

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).startsWith("bam convert: " + file + ": ").contains(reason);
    }

    @Test
    void test_wrong_use_ends_with_2() throws IOException {
        String file = file("checkup.json", CHECKUP).toString();
        Files.createDirectory(directory.resolve("empty"));

        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("--frm", "gatus", file),
                List.of("--from", "nagios", file),
                List.of("--project", "Not A Name", file),
                List.of("--every", "soon", file),
                List.of(directory + "/nowhere.json"),
                List.of(directory + "/empty"))) {
            List<String> all = new java.util.ArrayList<>(List.of("convert"));
            all.addAll(wrong);
            CalledBam called = CalledBam.with(all.toArray(String[]::new));

            assertThat(called.exit()).as("%s", wrong).isEqualTo(2);
            assertThat(called.out()).as("%s", wrong).isEmpty();
            assertThat(called.err()).as("%s", wrong).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gatus", "uptime-kuma", "blackbox", "borgmatic", "resticprofile"})
    void test_a_tool_named_by_mistake_ends_with_1(String tool) throws IOException {
        Path file = file("checkup.json", CHECKUP);

        CalledBam called = CalledBam.with("convert", "--from", tool, file.toString());

        assertThat(called.exit()).isEqualTo(1);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).contains("nothing in it is a monitor or a backup of " + tool);
    }

    private Path file(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
