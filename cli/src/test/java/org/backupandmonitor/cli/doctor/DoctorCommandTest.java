package org.backupandmonitor.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {

    @TempDir
    Path data;

    @Test
    void aPortOfTheSystemThatRunsHereIsNoProblem() throws Exception {
        Path run = Files.createDirectory(data.resolve("run"));
        try (ServerSocket ui = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                FileChannel lock =
                        FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            int port = ui.getLocalPort();
            Files.writeString(
                    run.resolve("stack.json"),
                    "{\"addresses\": {\"status-ui\": \"http://localhost:%d\"}}".formatted(port));

            String before = doctor(port);
            lock.lock();
            String running = doctor(port);

            assertThat(before).contains("PROBLEM  port " + port + ", which status-ui needs, is taken");
            assertThat(running)
                    .contains("ok       port " + port + " is that of status-ui, which runs with its data in " + data);
        }
    }

    private String doctor(int port) {
        StringWriter said = new StringWriter();
        new CommandLine(new DoctorCommand())
                .setOut(new PrintWriter(said))
                .execute("--port-base", Integer.toString(port), "--data", data.toString());
        return said.toString();
    }
}
