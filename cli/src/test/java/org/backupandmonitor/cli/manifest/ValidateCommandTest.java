package org.backupandmonitor.cli.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.backupandmonitor.cli.Bam;
import org.backupandmonitor.manifest.ManifestParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code bam validate} as it is called. */
class ValidateCommandTest {

    private static final String GOOD = """
            version: 1
            project: shop
            alerts: { email: team@example.com }
            monitors:
              - name: a
                http: https://shop.example.com/
            """;
    private static final String BAD = GOOD.replace("http:", "htttp:");

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void test_good_manifest_ends_with_0_and_silence() throws IOException {
        Path file = file("backup-and-monitor.yaml", GOOD);

        int exit = bam("validate", file.toString());

        assertThat(exit).isZero();
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void test_error_ends_with_1_and_its_place() throws IOException {
        Path file = file("backup-and-monitor.yaml", BAD);

        int exit = bam("validate", file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .isEqualTo(file + ":6:5: error unknown-key: \"htttp\" is no key of monitor; did you mean \"http\"?\n");
    }

    @Test
    void test_terminal_gets_the_line_and_a_caret() throws IOException {
        Path file = file("backup-and-monitor.yaml", GOOD.replace("https:", "ftp:"));

        bam("validate", "--color", "always", file.toString());

        assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(
                        file + ":6:11: error invalid-value: http: \"ftp://shop.example.com/\" is no address of the web:"
                                + " write it in full, as https://example.com/health\n"
                                + "  6 |     http: ftp://shop.example.com/\n"
                                + "    |           ^~~~~~~~~~~~~~~~~~~~~~~\n"
                                + "1 file checked: 1 error, 0 warnings\n");
        assertThat(out.toString()).contains("\u001b[1;31m");
    }

    @Test
    void test_control_characters_of_a_file_do_not_reach_the_terminal() throws IOException {
        Path file = file("backup-and-monitor.yaml", GOOD.replace("project: shop", "project: \"\\e[2Jshop\""));

        bam("validate", "--color", "always", file.toString());

        assertThat(out.toString()).doesNotContain("\u001b[2J");
    }

    @Test
    void test_json_is_for_programs() throws IOException {
        Path file = file("backup-and-monitor.yaml", BAD);

        int exit = bam("validate", "--format", "json", file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("{\n  \"valid\": false,\n  \"errors\": 1,\n  \"warnings\": 0,\n")
                .contains("\"project\": \"shop\"")
                .contains("\"code\": \"unknown-key\"")
                .contains("\"path\": \"monitors[0].htttp\"")
                .contains(
                        "\"line\": 6,\n          \"column\": 5,\n          \"endLine\": 6,\n          \"endColumn\": 10");
    }

    @Test
    void test_sarif_has_rules_results_and_regions() throws IOException {
        Path file = file("backup-and-monitor.yaml", BAD);

        bam("validate", "--format", "sarif", file.toString());

        assertThat(out.toString())
                .contains("\"version\": \"2.1.0\"")
                .contains("\"id\": \"unknown-key\"")
                .contains("\"ruleId\": \"unknown-key\",\n          \"level\": \"error\"")
                .contains("\"startLine\": 6,\n                  \"startColumn\": 5");
    }

    @Test
    void test_directory_is_searched() throws IOException {
        file("a/backup-and-monitor.yaml", GOOD);
        file("b/blog.backup-and-monitor.yml", BAD.replace("shop", "blog"));
        file("b/other.yaml", "nonsense");
        file("node_modules/backup-and-monitor.yaml", "nonsense");

        int exit = bam("validate", directory.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString().lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith(directory + "/b/blog.backup-and-monitor.yml:"));
    }

    @Test
    void test_glob_is_matched() throws IOException {
        file("one.yaml", BAD);
        file("two.yaml", GOOD.replace("shop", "two"));
        file("deep/three.yaml", GOOD.replace("shop", "three"));

        int exit = bam("validate", directory + "/**.yaml");

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(1).allMatch(line -> line.contains("one.yaml:"));
    }

    @Test
    void test_two_stars_stand_for_no_directory_too() throws IOException {
        file("one.yaml", BAD);
        file("deep/two.yaml", BAD.replace("shop", "two"));

        bam("validate", directory + "/**/*.yaml");

        assertThat(out.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("one.yaml:"))
                .anyMatch(line -> line.contains("two.yaml:"));
    }

    @Test
    void test_a_file_whose_name_looks_like_a_scheme_is_named_in_sarif() throws IOException {
        assertThat(CalledBam.reading(BAD, "validate", "--format", "sarif", "-").out())
                .contains("\"uri\": \"%3Cstdin%3E\"");

        CheckedFile odd =
                new CheckedFile("c:d.yaml", BAD.getBytes(StandardCharsets.UTF_8), new ManifestParser().parse(BAD));
        assertThat(new SarifReport().write(List.of(odd))).contains("\"uri\": \"./c:d.yaml\"");
    }

    @Test
    void test_caret_stands_at_its_column_behind_a_byte_order_mark() throws IOException {
        Path file = file("backup-and-monitor.yaml", "\uFEFF" + GOOD.replace("version", "vresion"));

        bam("validate", "--color", "always", file.toString());

        assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", "")).contains("  1 | vresion: 1\n    | ^~~~~~~\n");
    }

    @Test
    void test_two_files_of_one_project_are_refused() throws IOException {
        Path one = file("one.yaml", GOOD);
        Path two = file("two.yaml", GOOD);

        int exit = bam("validate", one.toString(), two.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .isEqualTo(two + ":2:10: error duplicate-project: project \"shop\" is in " + one
                        + " already: join the two files, or rename one project\n");
    }

    @Test
    void test_unknown_channel_is_refused_where_channels_are_known() throws IOException {
        Path file = file("one.yaml", GOOD.replace("email: team@example.com", "channels: [pager]"));

        int exit = bam("validate", "--channels", "ops,on-call", file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString()).contains("error unknown-channel: there is no channel \"pager\"");
    }

    @Test
    void test_standard_input_is_read() {
        CalledBam good = CalledBam.reading(GOOD, "validate", "-");
        CalledBam bad = CalledBam.reading(BAD, "validate", "-");

        assertThat(good).isEqualTo(new CalledBam(0, "", ""));
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(bad.out()).startsWith("<stdin>:6:5: error unknown-key: ");
    }

    @Test
    void test_a_warning_is_said_and_ends_with_0() throws IOException {
        Path file = file("backup-and-monitor.yaml", GOOD.replace("http: https://shop.example.com/", "icmp: gw"));

        assertThat(bam("validate", file.toString())).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        file + ":6:5: warning kind-not-offered: no probe offers icmp yet; the monitor is UNKNOWN until"
                                + " one does\n");
    }

    @Test
    void test_caret_stands_below_wide_characters_and_tabs() throws IOException {
        Path file = file(
                "backup-and-monitor.yaml",
                GOOD.replace("name: a", "name: a")
                        .replace("http: https", "runbook: \"caf\u00e9 \ud83d\ude00\"\n    htp: https"));

        bam("validate", "--color", "always", file.toString());

        assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", ""))
                .contains("  7 |     htp: https://shop.example.com/\n    |     ^~~\n");
    }

    /** What East Asia writes, and emoji, take two cells of a terminal; a mark stands on the character before it. */
    @Test
    void test_caret_stands_below_what_is_behind_wide_characters_and_marks() throws IOException {
        Path file = file(
                "backup-and-monitor.yaml",
                GOOD.replace(
                        "  - name: a",
                        "  - { name: b, group: \"\u6f22\u5b57e\u0301\ud83d\ude00\", htp: x }\n  - name: a"));

        bam("validate", "--color", "always", file.toString());

        assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", ""))
                .contains("\n    | " + " ".repeat("  - { name: b, group: \"".length() + 7 + "\", ".length()) + "^~~\n");
    }

    @Test
    void test_of_a_long_line_the_part_around_the_finding_is_shown() throws IOException {
        Path file = file(
                "backup-and-monitor.yaml",
                GOOD.replace(
                        "  - name: a",
                        "  - { name: b, runbook: " + "x".repeat(400) + ", htp: y, group: " + "z".repeat(400)
                                + " }\n  - name: a"));

        bam("validate", "--color", "always", file.toString());

        assertThat(out.toString().replaceAll("\u001b\\[[0-9;]*m", ""))
                .containsPattern("5 \\| \\.\\.\\.x{58}, htp: y, group: z+\\.\\.\\.\n    \\| {64}\\^~~\n");
    }

    @Test
    void test_nothing_wrong_is_said_on_a_terminal() throws IOException {
        Path file = file("backup-and-monitor.yaml", GOOD);

        assertThat(bam("validate", "--color", "always", file.toString())).isZero();
        assertThat(out.toString()).isEqualTo("1 file checked: nothing to complain about\n");
    }

    @Test
    void test_a_pipe_gets_no_colours_by_itself() throws IOException {
        Path file = file("backup-and-monitor.yaml", BAD);

        bam("validate", "--color", "never", file.toString());
        String never = out.toString();
        out.getBuffer().setLength(0);
        bam("validate", file.toString());

        assertThat(out.toString()).isEqualTo(never).doesNotContain("\u001b");
    }

    @Test
    void test_more_than_a_mebibyte_is_refused_and_not_read_to_its_end() throws IOException {
        Path file = file("backup-and-monitor.yaml", GOOD + "#".repeat(2 << 20));

        assertThat(bam("validate", file.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith(file + ":1:1: error too-large: ");
    }

    @Test
    void test_unknown_locations_and_vaults_are_refused_where_they_are_known() throws IOException {
        Path file = file(
                "one.yaml",
                GOOD + "    locations: [moon]\nbackups: [{ name: b, files: { paths: [/srv] }, vaults: [attic] }]\n");

        int exit = bam("validate", "--locations", "office,eu-west", "--vaults", "nas", file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("7:17: error unknown-location: there is no location \"moon\"")
                .contains("error unknown-vault: there is no vault \"attic\"");
    }

    @Test
    void test_a_file_that_cannot_be_read_ends_with_2_and_the_others_are_checked() throws IOException {
        Path file = file("one.yaml", BAD);

        int exit = bam("validate", directory + "/nowhere.yaml", file.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(out.toString()).contains(file + ":6:5: error unknown-key");
        assertThat(err.toString()).isEqualTo("bam validate: " + directory + "/nowhere.yaml: there is no such file\n");
    }

    @Test
    void test_wrong_use_ends_with_2() {
        assertThat(bam("validate")).isEqualTo(2);
        assertThat(bam("validate", "--format", "xml", "a.yaml")).isEqualTo(2);
        assertThat(bam("validate", directory + "/nowhere.yaml")).isEqualTo(2);
        assertThat(bam("validate", directory + "/*.yaml")).isEqualTo(2);
        assertThat(bam("validate", directory.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("nowhere.yaml: there is no such file")
                .contains("*.yaml: no file matches");
    }

    private Path file(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private int bam(String... arguments) {
        return new CommandLine(new Bam())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
