package org.backupandmonitor.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** What it locks with: the second where there is no first, as on macOS. */
    private static final List<String> LOCKS = List.of("flock", "perl");

    private static final List<String> INSTALLED = List.of("git", "ssh", "pg_dump");

    /** Longer than anything takes that comes at all. */
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private Path tools;
    private Path calls;
    private final Map<Process, Path> outputs = new ConcurrentHashMap<>();

    @BeforeEach
    void a_built_checkout_and_a_system_without_anything() throws IOException {
        tools = Files.createDirectories(directory.resolve("tools"));
        calls = Files.createFile(directory.resolve("calls"));
        for (String tool : PLAIN_TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), found(tool));
        }
        lockWith(LOCKS.stream().filter(BamScriptTest::isThere).findFirst().orElseThrow());
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
    void test_whatever_the_locale_names_may_have_any_characters() throws Exception {
        tool("uname", "echo Linux");
        standIn(directory.resolve("jdk/bin/java"), "echo locale $LC_ALL");

        assertThat(bam("validate", "x.yaml").said()).contains("locale C.UTF-8");
        tool("locale", "echo UTF-8");
        assertThat(bam("validate", "x.yaml").said()).doesNotContain("C.UTF-8");
    }

    @Test
    void test_on_macos_what_is_missing_comes_from_homebrew() throws Exception {
        homebrew("""
                case $* in
                  "install --quiet openssh") program ssh ;;
                  "install --quiet rsync") program rsync; rsync 3.4.1 ;;
                  "install --quiet libpq") mkdir -p "$kegs/libpq/bin"; touch "$kegs/libpq/bin/pg_dump"; chmod +x "$kegs/libpq/bin/pg_dump" ;;
                  "install --quiet restic") program restic; echo "echo restic 0.18.1" >>"$tools/restic" ;;
                  install*) program $3 ;;
                esac""");

        Run up = bam("up");

        assertThat(up.exit()).as(up.said()).isZero();
        assertThat(up.said()).doesNotContain("missing");
        assertThat(called("brew install"))
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
    void test_what_homebrew_installed_but_nobody_can_find_is_missing() throws Exception {
        homebrew("");

        assertThat(bam("up").said())
                .contains("missing:")
                .contains("pg_dump (it dumps PostgreSQL databases): install it, with Homebrew: brew install libpq");
    }

    @Test
    void test_what_homebrew_keeps_off_the_path_is_found_there() throws Exception {
        homebrew("");
        INSTALLED.stream().filter(name -> !name.equals("pg_dump")).forEach(name -> tool(name, ""));
        tool("restic", "echo 'restic 0.18.1'");
        tool("rsync", "printf 'openrsync: protocol version 29\\nrsync version 2.6.9 compatible\\n'");
        standIn(Files.createDirectories(directory.resolve("kegs/libpq/bin")).resolve("pg_dump"), "");
        standIn(
                Files.createDirectories(directory.resolve("kegs/rsync/bin")).resolve("rsync"),
                "echo 'rsync  version 3.4.1  protocol version 32'");
        standIn(directory.resolve("jdk/bin/java"), "echo \"$PATH\"");

        Run up = bam("up");

        assertThat(called("brew install")).isEmpty();
        assertThat(up.said())
                .isEqualTo("%1$s/libpq/bin:%1$s/rsync/bin:%2$s\n".formatted(directory.resolve("kegs"), tools));
    }

    @Test
    void test_without_a_way_to_install_everything_that_is_missing_is_named_with_what_it_is_for() throws Exception {
        tool("uname", "echo Linux");

        Run up = bam("up");

        assertThat(up.said())
                .contains("missing:")
                .contains(
                        "git (the manifests live in Git): install it, on Debian or Ubuntu with: sudo apt-get install git")
                .contains("rsync (3.2 or newer; it pulls files)")
                .contains("ssh (it reaches the hosts whose files are backed up)")
                .contains("pg_dump (it dumps PostgreSQL databases)")
                .contains("restic 0.17 or newer (it stores the backups): take it from");
        assertThat(called("java"))
                .as("what works without them is still worth it")
                .hasSize(1);
    }

    @Test
    void test_what_is_there_is_not_installed() throws Exception {
        homebrew("");
        INSTALLED.forEach(name -> tool(name, ""));
        tool("rsync", "echo 'rsync  version 3.2.7  protocol version 31'");
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
    void test_a_rsync_that_is_too_old_is_as_good_as_none() throws Exception {
        tool("uname", "echo Linux");
        tool("rsync", "echo 'rsync  version 3.1.3  protocol version 31'");

        assertThat(bam("up").said()).contains("rsync (3.2 or newer; it pulls files)");
    }

    @Test
    void test_checking_a_manifest_needs_nothing_but_java() throws Exception {
        tool("uname", "echo Linux");

        Run validate = bam("validate", "a file.yaml");

        assertThat(validate.said()).isEmpty();
        assertThat(called("java")).singleElement().satisfies(call -> assertThat(call)
                .endsWith("org.backupandmonitor.cli.Bam validate a file.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"up --help", "prepare -h", "restore --help", "--version"})
    void test_who_only_asks_waits_for_nothing_to_be_installed_or_built(String question) throws Exception {
        tool("uname", "echo Linux");
        Files.delete(directory.resolve("checkout/target/built.stamp"));
        standIn(directory.resolve("checkout/mvnw"), "");

        Run asked = bam(question.split(" "));

        assertThat(asked.exit()).as(asked.said()).isZero();
        assertThat(asked.said()).isEmpty();
        assertThat(called("mvnw")).isEmpty();
        assertThat(called("java")).singleElement().satisfies(call -> assertThat(call)
                .endsWith("org.backupandmonitor.cli.Bam " + question));
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

    @Test
    void test_a_build_leaves_no_jar_of_an_earlier_version_on_the_class_path() throws Exception {
        tool("uname", "echo Linux");
        tool("curl", "");
        Path checkout = directory.resolve("checkout");
        Files.createDirectories(checkout.resolve("local-stack/kafka-server/target/lib"));
        Files.createFile(checkout.resolve("local-stack/kafka-server/target/lib/kafka-1.jar"));
        Files.delete(checkout.resolve("target/built.stamp"));
        standIn(
                checkout.resolve("mvnw"),
                "mkdir -p cli/target/lib local-stack/kafka-server/target/lib\n"
                        + "touch cli/target/cli-2.jar cli/target/lib/picocli-2.jar local-stack/kafka-server/target/lib/kafka-2.jar");

        Run doctor = bam("doctor");

        assertThat(doctor.exit()).as(doctor.said()).isZero();
        assertThat(jars(checkout)).containsExactly("cli-2.jar", "kafka-2.jar", "picocli-2.jar");
    }

    @Test
    void test_a_build_that_fails_leaves_what_was_built_before() throws Exception {
        tool("uname", "echo Linux");
        tool("curl", "");
        Path checkout = directory.resolve("checkout");
        Files.delete(checkout.resolve("target/built.stamp"));
        standIn(
                checkout.resolve("mvnw"),
                "mkdir -p cli/target/lib; touch cli/target/lib/picocli-2.jar; echo '[ERROR] no network'; exit 1");

        Run doctor = bam("doctor");

        assertThat(doctor.exit()).isEqualTo(1);
        assertThat(doctor.said()).contains("[ERROR] no network").contains("the build failed");
        assertThat(jars(checkout)).containsExactly("cli-1.jar", "picocli-1.jar");
    }

    @Test
    void test_a_restore_does_not_wait_for_a_build() throws Exception {
        tool("uname", "echo Linux");
        Files.delete(directory.resolve("checkout/target/built.stamp"));
        standIn(directory.resolve("checkout/mvnw"), "exit 1");

        Run restore = bam("restore", "shop/orders");

        assertThat(restore.exit()).as(restore.said()).isZero();
        assertThat(restore.said()).contains("restoring with what was built last");
        assertThat(called("mvnw")).isEmpty();
        assertThat(called("java")).singleElement().satisfies(call -> assertThat(call)
                .endsWith("org.backupandmonitor.cli.Bam restore shop/orders"));
    }

    @ParameterizedTest
    @MethodSource("locks")
    void test_nobody_builds_beneath_a_running_system(String lock) throws Exception {
        lockWith(lock);
        tool("uname", "echo Linux");
        tool("curl", "");
        standIn(directory.resolve("checkout/mvnw"), "");
        standIn(
                directory.resolve("jdk/bin/java"),
                "case $* in *\"Bam up\") echo running >>'" + calls + "'; read -r line;; esac");
        Process system = start("up");
        await().atMost(SOON).until(() -> Files.readAllLines(calls).contains("running"));
        Files.delete(directory.resolve("checkout/target/built.stamp"));

        Run validate = bam("validate", "a file.yaml");
        Run prepare = bam("prepare");
        Run test = bam("test");
        assertThat(called("mvnw")).isEmpty();
        system.getOutputStream().close();
        system.waitFor();
        Run afterwards = bam("validate", "a file.yaml");

        assertThat(validate.exit()).as(validate.said()).isZero();
        assertThat(validate.said()).contains("what has changed since the last build is left out");
        assertThat(prepare.exit()).isEqualTo(1);
        assertThat(prepare.said()).contains("./bam prepare builds anew").contains("end that first (./bam up or demo)");
        assertThat(test.exit()).isEqualTo(1);
        assertThat(test.said()).contains("./bam test builds anew");
        assertThat(called("mvnw")).as(afterwards.said()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("locks")
    void test_two_do_not_build_at_once(String lock) throws Exception {
        lockWith(lock);
        tool("uname", "echo Linux");
        tool("curl", "");
        Path checkout = directory.resolve("checkout");
        Files.delete(checkout.resolve("target/built.stamp"));
        // The build takes until somebody writes into that.
        Path go = directory.resolve("go");
        new ProcessBuilder("mkfifo", go.toString()).start().waitFor();
        standIn(
                checkout.resolve("mvnw"),
                "mkdir -p cli/target/lib; touch cli/target/cli-1.jar cli/target/lib/picocli-1.jar; read -r line <'" + go
                        + "'");
        Process first = start("validate", "a");
        await().atMost(SOON).until(() -> called("mvnw").size() == 1);
        Process second = start("validate", "b");
        await().atMost(SOON).until(() -> said(second).contains("another bam builds here"));

        Files.writeString(go, "go\n");

        assertThat(first.waitFor()).as(said(first)).isZero();
        assertThat(second.waitFor()).as(said(second)).isZero();
        assertThat(called("mvnw")).hasSize(1);
        assertThat(called("java"))
                .filteredOn(call -> call.endsWith(" a") || call.endsWith(" b"))
                .hasSize(2);
    }

    static Stream<String> locks() {
        return LOCKS.stream().filter(BamScriptTest::isThere);
    }

    private record Run(int exit, String said) {}

    private Run bam(String... arguments) throws IOException, InterruptedException {
        Process bam = start(arguments);
        try (OutputStream piped = bam.getOutputStream()) {
            piped.write("version: 1\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading anything.
            assertThat(e).hasMessageContaining("Broken pipe");
        }
        return new Run(bam.waitFor(), said(bam));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                tools.resolve("bash").toString(),
                directory.resolve("checkout/bam").toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "said", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.directory(directory.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", tools.toString(),
                        "HOME", directory.toString(),
                        "JAVA_HOME", directory.resolve("jdk").toString()));
        Process process = builder.start();
        outputs.put(process, output);
        return process;
    }

    private String said(Process process) throws IOException {
        return Files.readString(outputs.get(process));
    }

    private static List<String> jars(Path checkout) throws IOException {
        try (Stream<Path> files = Files.walk(checkout)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> called(String tool) throws IOException {
        return Files.readAllLines(calls).stream()
                .filter(call -> call.startsWith(tool + " "))
                .toList();
    }

    private void tool(String name, String body) {
        standIn(tools.resolve(name), body);
    }

    /** A Mac whose Homebrew does what the body says, in which {@code program NAME} puts a program on the path. */
    private void homebrew(String body) {
        tool("uname", "echo Darwin");
        String bash = found("bash").toString();
        tool("brew", """
                tools='%s' kegs='%s'
                program() { printf '#!%s\n' >"$tools/$1"; chmod +x "$tools/$1"; }
                rsync() { echo "echo 'rsync  version $1  protocol version 32'" >>"$tools/rsync"; }
                [[ $1 != --prefix ]] || echo "$kegs/$2"
                """.formatted(tools, directory.resolve("kegs"), bash) + body);
    }

    private void lockWith(String lock) throws IOException {
        for (String each : LOCKS) {
            Files.deleteIfExists(tools.resolve(each));
        }
        Files.createSymbolicLink(tools.resolve(lock), found(lock));
    }

    /** A program that writes down how it was called, and then does what the body says. */
    private void standIn(Path program, String body) {
        try {
            Files.writeString(
                    program,
                    "#!" + found("bash") + "\necho \"" + program.getFileName() + " $*\" >>'" + calls + "'\n" + body
                            + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path found(String tool) {
        return places(tool).findFirst().orElseThrow();
    }

    private static boolean isThere(String tool) {
        return places(tool).findFirst().isPresent();
    }

    private static Stream<Path> places(String tool) {
        return Stream.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                .map(place -> Path.of(place, tool))
                .filter(Files::isExecutable);
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
