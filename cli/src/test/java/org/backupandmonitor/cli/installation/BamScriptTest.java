package org.backupandmonitor.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the script {@code bam} does on machines that lack something. It runs with a path of its own, on which stand-ins of
 * a system's tools write down how they were called; the Java that it finds is one, too.
 */
class BamScriptTest {

    private static final Path SCRIPT = Path.of("..", "bam").toAbsolutePath().normalize();

    /** What it needs of any system. */
    private static final List<String> PLAIN_TOOLS = List.of(
            "bash", "dirname", "sed", "find", "mkdir", "head", "tail", "grep", "rm", "cat", "chmod", "cp", "mv", "tee",
            "touch");

    @TempDir
    private Path directory;

    private Path tools;
    private Path calls;

    @BeforeEach
    void a_built_checkout_and_a_system_without_anything() throws IOException {
        tools = Files.createDirectories(directory.resolve("tools"));
        calls = Files.createFile(directory.resolve("calls"));
        for (String tool : PLAIN_TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), found(tool));
        }
        Path checkout = Files.createDirectories(directory.resolve("checkout"));
        Files.copy(SCRIPT, checkout.resolve("bam"));
        Files.createFile(checkout.resolve("pom.xml"));
        for (String module : modules()) {
            Files.createFile(Files.createDirectories(checkout.resolve(module)).resolve("pom.xml"));
        }
        Files.createDirectories(checkout.resolve("cli/target/lib"));
        Files.createFile(checkout.resolve("cli/target/cli-1.jar"));
        Files.createFile(checkout.resolve("cli/target/lib/picocli-1.jar"));
        Files.createDirectories(checkout.resolve("target"));
        Files.createFile(checkout.resolve("target/built.stamp"));
        Path java = Files.createDirectories(directory.resolve("jdk/bin"));
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"99.0.1\"\n");
        standIn(java.resolve("java"), "");
        standIn(java.resolve("javac"), "");
    }

    @Test
    void test_on_macos_what_is_missing_comes_from_homebrew() throws Exception {
        tool("uname", "echo Darwin");
        tool("brew", "touch '" + tools + "'/$3; chmod +x '" + tools + "'/$3\n" + resticOf("$3"));

        Run up = bam("up");

        assertThat(up.exit()).as(up.said()).isZero();
        assertThat(called("brew"))
                .containsExactly(
                        "brew install --quiet git",
                        "brew install --quiet rsync",
                        "brew install --quiet openssh",
                        "brew install --quiet libpq",
                        "brew install --quiet restic");
        assertThat(called("java")).singleElement().satisfies(call -> assertThat(call)
                .endsWith("org.backupandmonitor.cli.Bam up"));
    }

    @Test
    void test_without_a_way_to_install_everything_that_is_missing_is_named_with_what_it_is_for() throws Exception {
        tool("uname", "echo Linux");

        Run up = bam("up");

        assertThat(up.said())
                .contains("missing:")
                .contains(
                        "git (the manifests live in Git): install it, on Debian or Ubuntu with: sudo apt-get install git")
                .contains("rsync (it pulls files)")
                .contains("ssh (it reaches the hosts whose files are backed up)")
                .contains("pg_dump (it dumps PostgreSQL databases)")
                .contains("restic 0.17 or newer (it stores the backups): take it from");
        assertThat(called("java"))
                .as("what works without them is still worth it")
                .hasSize(1);
    }

    @Test
    void test_what_is_there_is_not_installed() throws Exception {
        tool("uname", "echo Darwin");
        tool("brew", "");
        for (String needed : List.of("git", "rsync", "ssh", "pg_dump")) {
            tool(needed, "");
        }
        tool("restic", "echo 'restic 0.18.1 compiled with go1.24 on darwin/arm64'");

        Run up = bam("demo", "--port-base", "9000");

        assertThat(up.exit()).as(up.said()).isZero();
        assertThat(up.said()).isEmpty();
        assertThat(called("brew")).isEmpty();
        assertThat(called("java")).singleElement().satisfies(call -> assertThat(call)
                .endsWith("org.backupandmonitor.cli.Bam demo --port-base 9000"));
    }

    @Test
    void test_a_restic_that_is_too_old_is_as_good_as_none() throws Exception {
        tool("uname", "echo Linux");
        tool("restic", "echo 'restic 0.14.0 compiled with go1.19.8 on linux/amd64'");

        assertThat(bam("up").said()).contains("restic 0.17 or newer");
    }

    @Test
    void test_checking_a_manifest_needs_nothing_but_java() throws Exception {
        tool("uname", "echo Linux");

        Run validate = bam("validate", "a file.yaml");

        assertThat(validate.said()).isEmpty();
        assertThat(called("java")).singleElement().satisfies(call -> assertThat(call)
                .endsWith("org.backupandmonitor.cli.Bam validate a file.yaml"));
    }

    @Test
    void test_it_builds_what_is_not_built_from_wherever_it_is_called_and_takes_nothing_of_what_is_piped_to_it()
            throws Exception {
        tool("uname", "echo Linux");
        tool("curl", "");
        Path checkout = directory.resolve("checkout");
        Files.delete(checkout.resolve("target/built.stamp"));
        standIn(checkout.resolve("mvnw"), "cat\necho \"built in $PWD\" >>'" + calls + "'");
        standIn(
                directory.resolve("jdk/bin/java"),
                "case $* in *\"validate -\") read -r line; echo \"got $line\";; esac");

        Run validate = bam("validate", "-");

        assertThat(validate.exit()).as(validate.said()).isZero();
        assertThat(validate.said()).contains("building (the first time").endsWith("got version: 1\n");
        assertThat(Files.readAllLines(calls)).contains("built in " + checkout);
        assertThat(checkout.resolve("target/built.stamp")).exists();
    }

    private record Run(int exit, String said) {}

    private Run bam(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                tools.resolve("bash").toString(),
                directory.resolve("checkout/bam").toString()));
        command.addAll(List.of(arguments));
        File said = directory.resolve("said").toFile();
        Path piped = Files.writeString(directory.resolve("piped"), "version: 1\n");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said);
        builder.directory(directory.toFile()).redirectInput(piped.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", tools.toString(),
                        "HOME", directory.toString(),
                        "JAVA_HOME", directory.resolve("jdk").toString()));
        int exit = builder.start().waitFor();
        return new Run(exit, Files.readString(said.toPath(), StandardCharsets.UTF_8));
    }

    private List<String> called(String tool) throws IOException {
        return Files.readAllLines(calls).stream()
                .filter(call -> call.startsWith(tool + " "))
                .toList();
    }

    private void tool(String name, String body) throws IOException {
        standIn(tools.resolve(name), body);
    }

    /** A program that writes down how it was called, and then does what the body says. */
    private void standIn(Path program, String body) throws IOException {
        Files.writeString(
                program,
                "#!" + found("bash") + "\necho \"" + program.getFileName() + " $*\" >>'" + calls + "'\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes what Homebrew "installs" as restic say that it is new enough. */
    private String resticOf(String name) {
        return "[[ " + name + " != restic ]] || printf '#!%s\\necho restic 0.18.1\\n' '" + found("bash") + "' >'"
                + tools.resolve("restic") + "'";
    }

    private static Path found(String tool) {
        return Stream.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(place -> Path.of(place, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> modules() throws IOException {
        String list = Files.readAllLines(SCRIPT).stream()
                .filter(line -> line.startsWith("readonly modules="))
                .findFirst()
                .orElseThrow()
                .replace("readonly modules=", "");
        List<String> modules = new ArrayList<>(List.of(list.split(",", -1)));
        modules.add("local-stack/kafka-server");
        return modules;
    }
}
