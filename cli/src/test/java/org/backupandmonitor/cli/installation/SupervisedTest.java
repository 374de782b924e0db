package org.backupandmonitor.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.backupandmonitor.stack.process.ChildProcess;
import org.backupandmonitor.stack.process.EndSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedTest {

    /** Longer than anything takes that comes at all. */
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<ChildProcess> started = new CopyOnWriteArrayList<>();
    private Path run;

    @BeforeEach
    void makeDirectory() throws IOException {
        run = Files.createDirectory(directory.resolve("run"));
    }

    @AfterEach
    void endEverything() {
        restarts.shutdownNow();
        started.forEach(ChildProcess::kill);
    }

    @Test
    void startsAProcessAgainThatWasKilled() throws Exception {
        // Given a running process
        Supervised supervised = supervised(() -> {});
        supervised.start();
        ChildProcess first = supervised.process();

        // When it is killed
        first.kill();

        // Then another takes its place, its number is on disk, and somebody was told
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(supervised.process().pid()).isNotEqualTo(first.pid());
            assertThat(Files.readString(run.resolve("sleeper.pid")).strip())
                    .isEqualTo(Long.toString(supervised.process().pid()));
        });
        assertThat(told).singleElement().asString().contains("sleeper ended (killed by signal 9)");
        supervised.stop(Duration.ofSeconds(5));
    }

    @Test
    void startsNothingMoreOnceItWasStopped() {
        // Given a process that was stopped
        Supervised supervised = supervised(() -> {});
        supervised.start();
        supervised.stop(Duration.ofSeconds(5));

        // When it is to be started all the same
        supervised.start();

        // Then nothing runs, and nothing says that something does
        assertThat(supervised.process().isAlive()).isFalse();
        assertThat(run.resolve("sleeper.pid")).doesNotExist();
        assertThat(supervised.deaths()).isZero();
    }

    @Test
    void aFailureToSayThatAProcessRunsStartsNoSecondOne() {
        // Given a process that was killed, and a disk that is full when the next one is to be announced
        AtomicBoolean full = new AtomicBoolean();
        Supervised supervised = supervised(() -> {
            if (full.getAndSet(false)) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
        });
        supervised.start();
        full.set(true);
        started.get(0).kill();

        // When that was told, and it is to be started once more
        await().atMost(SOON).until(() -> told.stream().anyMatch(text -> text.contains("No space")));
        supervised.start();

        // Then exactly one lives, and none that nobody would end
        assertThat(told).noneMatch(text -> text.contains("could not be started again"));
        assertThat(alive()).containsExactly(supervised.process().pid());
        supervised.stop(Duration.ofSeconds(5));
        assertThat(alive()).isEmpty();
    }

    @Test
    void aProcessWhoseNumberCanNotBeWrittenDownIsWatchedAllTheSame() throws IOException {
        // Given a process that was killed when the directory for its number was gone
        Supervised supervised = supervised(() -> {});
        supervised.start();
        Files.move(run, directory.resolve("elsewhere"));
        started.get(0).kill();

        // When the next one is killed as well
        await().atMost(SOON).until(() -> started.size() == 2);
        started.get(1).kill();
        await().atMost(SOON).until(() -> started.size() == 3);

        // Then somebody was told why, exactly one lives, and none that nobody would end
        assertThat(told).anyMatch(text -> text.contains("sleeper.pid can't be written"));
        assertThat(alive()).containsExactly(supervised.process().pid());
        supervised.stop(Duration.ofSeconds(5));
        assertThat(alive()).isEmpty();
    }

    @Test
    void endsWhatAKilledRunLeftAndNoStranger() throws Exception {
        // Given a process of an earlier run, and a stranger that has the number of another
        ProcessFiles files = new ProcessFiles(run);
        ChildProcess left = sleeper();
        files.write("left", left);
        ChildProcess stranger = sleeper();
        files.write("gone", stranger);
        Files.writeString(run.resolve("gone.started"), "1000");

        // When the next run cleans up
        List<String> ended = files.endLeftovers();

        // Then the first is gone, the stranger lives, and no file is left
        assertThat(ended).containsExactly("left");
        assertThat(left.isAlive()).isFalse();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(run).isDirectoryNotContaining("glob:**.pid");
    }

    private Supervised supervised(Runnable changed) {
        return new Supervised("sleeper", this::sleeper, new ProcessFiles(run), restarts, told::add, changed);
    }

    private ChildProcess sleeper() {
        ChildProcess sleeper = ChildProcess.start(
                "sleeper", List.of("sleep", "600"), Map.of(), directory, directory.resolve("log"), EndSignal.TERM);
        started.add(sleeper);
        return sleeper;
    }

    private List<Long> alive() {
        return started.stream()
                .filter(ChildProcess::isAlive)
                .map(ChildProcess::pid)
                .toList();
    }
}
