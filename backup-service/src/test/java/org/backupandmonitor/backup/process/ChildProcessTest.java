package org.backupandmonitor.backup.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.backupandmonitor.backup.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @TempDir
    Path directory;

    @Test
    void arguments_arrive_as_they_are() {
        Exit exit = run(Map.of(), "printf", "%s|", "a b", "$(id)", "`id`", ";", "*", "'\"");

        assertThat(exit.output()).containsExactly("a b|$(id)|`id`|;|*|'\"|");
    }

    @Test
    void children_inherit_no_secrets() {
        Exit exit = run(Map.of("GIVEN", "yes"), "env");

        assertThat(exit.output())
                .contains("GIVEN=yes")
                .allMatch(
                        line -> line.matches(
                                "(PATH|HOME|TMPDIR|TZ|SSL_CERT_FILE|SSL_CERT_DIR|HTTP_PROXY|HTTPS_PROXY|NO_PROXY|LC_ALL|GIVEN)=.*"));
    }

    @Test
    void a_program_that_is_not_there_cannot_be_started() {
        assertThatThrownBy(() -> run(Map.of(), "no-such-program"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("no-such-program can't be started");
        assertThatThrownBy(() -> run(Map.of(), "/no/such/program")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere every locale has all characters")
    void what_the_locale_cannot_write_is_refused_before_it_becomes_another_text() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Foreigner.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process foreigner = builder.start();

        String said = new String(foreigner.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(said.strip()).isEqualTo("refused");
    }

    @Test
    void a_child_that_outlives_its_limit_is_stopped() {
        Exit exit = ChildProcess.run(
                Invocation.of(List.of("sleep", "600")),
                new Cancellation(),
                Duration.ofMillis(200),
                line -> {},
                line -> {});

        assertThat(exit.code()).isEqualTo(Exit.TIMED_OUT);
    }

    @Test
    void a_program_is_heard_to_its_end_even_if_its_listener_fails() {
        Exit exit = ChildProcess.run(
                Invocation.of(List.of("seq", "200000")),
                new Cancellation(),
                line -> {
                    throw new IllegalStateException("the listener's own trouble");
                },
                line -> {});

        assertThat(exit.code()).as("not ended by SIGPIPE").isZero();
        assertThat(exit.output()).last().isEqualTo("200000");
    }

    @Test
    void a_program_that_prints_very_long_lines_does_not_fill_the_memory() {
        List<Integer> heard = new ArrayList<>();

        Exit exit = ChildProcess.run(
                Invocation.of(List.of(
                        "sh",
                        "-c",
                        "for i in $(seq 100); do head -c 17000000 /dev/zero | tr '\\0' x >&2; echo >&2; done")),
                new Cancellation(),
                Duration.ofMinutes(5),
                line -> {},
                line -> heard.add(line.length()));

        assertThat(exit.code()).isZero();
        assertThat(exit.errors()).hasSize(40).allMatch(line -> line.startsWith("x"));
        assertThat(exit.errorText()).hasSizeLessThan(1_000_000);
        assertThat(heard).hasSize(100).allMatch(length -> length <= 64 * 1024);
    }

    @Test
    void who_needs_a_long_line_hears_all_of_it() {
        List<Integer> heard = new ArrayList<>();

        ChildProcess.run(
                Invocation.of(List.of("sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' x")),
                new Cancellation(),
                Duration.ofMinutes(5),
                LineListener.ofLongLines(line -> heard.add(line.length())),
                line -> {});

        assertThat(heard).containsExactly(5_000_000);
    }

    @Test
    void a_cancelled_child_may_tidy_up_and_is_heard_until_it_ends() {
        Path begun = directory.resolve("begun");
        Path tidied = directory.resolve("tidied");
        List<String> heard = new CopyOnWriteArrayList<>();
        Cancellation cancellation = new Cancellation();
        // A closed stream would kill it at the first word after the signal.
        var running = CompletableFuture.supplyAsync(() -> ChildProcess.run(
                Invocation.of(List.of(
                        "sh",
                        "-c",
                        "trap 'echo ending; echo cleaning up >&2; touch " + tidied + "; exit 0' TERM; touch " + begun
                                + "; while true; do sleep 0.1; done")),
                cancellation,
                heard::add,
                heard::add));
        Waiting.until(() -> Files.exists(begun));

        cancellation.cancel();

        assertThatThrownBy(running::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancelledException.class);
        assertThat(tidied).exists();
        assertThat(heard).containsExactlyInAnyOrder("ending", "cleaning up");
    }

    @Test
    void a_child_ends_when_its_service_is_killed() throws Exception {
        Path pid = directory.resolve("pid");
        Process service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Service.class.getName(),
                        pid.toString())
                .start();
        Waiting.until(() -> Files.exists(pid) && Files.size(pid) > 1);
        ProcessHandle child =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        service.destroyForcibly().waitFor();

        Waiting.until(() -> !child.isAlive());
    }

    /** A process that waits for a child. */
    static final class Service {

        private Service() {}

        public static void main(String[] arguments) {
            ChildProcess.run(
                    Invocation.of(List.of("sh", "-c", "echo $$ > " + arguments[0] + "; exec sleep 600")),
                    new Cancellation());
        }
    }

    /** A process that hands a program what plain ASCII can't write. */
    static final class Foreigner {

        private Foreigner() {}

        public static void main(String[] arguments) {
            try {
                Exit exit = run(Map.of(), "printf", "%s", "*.f\u00fcr");
                System.out.println(exit.output().get(0));
            } catch (UncheckedIOException e) {
                System.out.println(String.valueOf(e.getMessage()).contains("LC_ALL=C.UTF-8") ? "refused" : e);
            }
        }
    }

    private static Exit run(Map<String, String> environment, String... command) {
        return ChildProcess.run(new Invocation(List.of(command), environment, null), new Cancellation());
    }
}
