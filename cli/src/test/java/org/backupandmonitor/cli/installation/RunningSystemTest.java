package org.backupandmonitor.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSystemTest {

    @TempDir
    Path directory;

    @Test
    void aSystemThatRunsSaysWhatIsOnAPort() {
        DataDirectory data = written();

        try (RunLock held = RunLock.take(data)) {
            assertThat(RunningSystem.on(data.root())).hasValueSatisfying(system -> {
                assertThat(system.serviceOn(8080)).contains("status-ui");
                assertThat(system.serviceOn(8082)).contains("probe-service-eu-west");
                assertThat(system.serviceOn(9092)).isEmpty();
            });
        }
    }

    @Test
    void whatAnEarlierRunLeftIsNoRunningSystem() {
        DataDirectory data = written();

        assertThat(RunningSystem.on(data.root())).isEmpty();
        assertThat(RunningSystem.on(directory.resolve("nowhere"))).isEmpty();
    }

    private DataDirectory written() {
        DataDirectory data = DataDirectory.at(directory.resolve("data"));
        new StackFile(data.run().resolve("stack.json"))
                .write(
                        9092,
                        5432,
                        Map.of("status-ui", "http://localhost:8080", "probe-service-eu-west", "http://localhost:8082"),
                        List.of());
        return data;
    }
}
