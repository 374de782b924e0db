package org.backupandmonitor.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backupandmonitor.stack.process.ChildProcess;
import org.backupandmonitor.stack.process.EndSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {

    /** Longer than anything takes that comes at all. */
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path directory;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void aLogThatHasBecomeTooLargeBeginsAnewWhileItsProcessWritesOn() throws Exception {
        // Given a process that has written what is too much, and writes on once there is a file "go"
        Path log = directory.resolve("talker.log");
        ChildProcess talker = ChildProcess.start(
                "talker",
                List.of("sh", "-c", "echo before; until [ -e go ]; do sleep 0.05; done; echo after; exec sleep 600"),
                Map.of(),
                directory,
                log,
                EndSignal.TERM);
        await().atMost(SOON).until(() -> Files.readString(log).equals("before\n"));

        // When logs are rotated
        new LogRotation(directory, 6, told::add).run();
        Files.createFile(directory.resolve("go"));

        // Then what was written is beside it, and what is written now is all that is in it
        await().atMost(SOON).until(() -> Files.readString(log).equals("after\n"));
        assertThat(directory.resolve("talker.log.1")).hasContent("before");
        talker.kill();
    }

    @Test
    void aLogThatIsSmallEnoughStaysAsItIs() throws IOException {
        Path log = Files.writeString(directory.resolve("small.log"), "before\n");

        new LogRotation(directory, 7, told::add).run();

        assertThat(log).hasContent("before");
        assertThat(directory.resolve("small.log.1")).doesNotExist();
    }

    @Test
    void aFailureIsTold() {
        new LogRotation(directory.resolve("gone"), 7, told::add).run();

        assertThat(told).singleElement().asString().contains("can't be rotated");
    }
}
