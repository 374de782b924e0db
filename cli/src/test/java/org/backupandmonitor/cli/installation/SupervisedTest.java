package org.backupandmonitor.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.backupandmonitor.stack.process.ChildProcess;
import org.backupandmonitor.stack.process.EndSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {

    @TempDir
    Path directory;

    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void shutDown() {
        restarts.shutdownNow();
    }

    @Test
    void startsAProcessAgainThatWasKilled() throws Exception {
        // Given a running process
        Supervised supervised = supervised();
        supervised.start();
        ChildProcess first = supervised.process();

        // When it is killed
        first.kill();

        // Then another takes its place, its number is on disk, and somebody was told
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(supervised.process().pid()).isNotEqualTo(first.pid());
            assertThat(Files.readString(directory.resolve("sleeper.pid")).strip())
                    .isEqualTo(Long.toString(supervised.process().pid()));
        });
        assertThat(told).singleElement().asString().contains("sleeper ended (killed by signal 9)");
        supervised.stop(Duration.ofSeconds(5));
    }

    @Test
    void startsNothingMoreOnceItWasStopped() {
        // Given a process that was stopped
        Supervised supervised = supervised();
        supervised.start();
        supervised.stop(Duration.ofSeconds(5));

        // When it is to be started all the same
        supervised.start();

        // Then nothing runs, and nothing says that something does
        assertThat(supervised.process().isAlive()).isFalse();
        assertThat(directory.resolve("sleeper.pid")).doesNotExist();
        assertThat(supervised.deaths()).isZero();
    }

    @Test
    void endsWhatAKilledRunLeftAndNoStranger() throws Exception {
        // Given a process of an earlier run, and a stranger that has the number of another
        ProcessFiles files = new ProcessFiles(directory);
        ChildProcess left = sleeper();
        files.write("left", left);
        ChildProcess stranger = sleeper();
        files.write("gone", stranger);
        Files.writeString(directory.resolve("gone.started"), "1000");

        // When the next run cleans up
        List<String> ended = files.endLeftovers();

        // Then the first is gone, the stranger lives, and no file is left
        assertThat(ended).containsExactly("left");
        assertThat(left.isAlive()).isFalse();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(directory).isDirectoryNotContaining("glob:**.pid");
        stranger.kill();
    }

    private Supervised supervised() {
        return new Supervised("sleeper", this::sleeper, new ProcessFiles(directory), restarts, told::add, () -> {});
    }

    private ChildProcess sleeper() {
        return ChildProcess.start(
                "sleeper", List.of("sleep", "600"), Map.of(), directory, directory.resolve("log"), EndSignal.TERM);
    }
}
