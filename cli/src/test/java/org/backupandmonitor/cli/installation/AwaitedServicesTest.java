package org.backupandmonitor.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.backupandmonitor.stack.process.ChildProcess;
import org.backupandmonitor.stack.process.EndSignal;
import org.backupandmonitor.stack.process.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwaitedServicesTest {

    @TempDir
    Path directory;

    private final ScheduledExecutorService restarts = Executors.newSingleThreadScheduledExecutor();
    private final StringWriter told = new StringWriter();
    private final Progress progress = new Progress(new PrintWriter(told));

    @AfterEach
    void shutDown() {
        restarts.shutdownNow();
    }

    private Supervised supervised(String script, Runnable ended) {
        return new Supervised(
                "thing",
                () -> ChildProcess.start(
                        "thing",
                        List.of("sh", "-c", script),
                        Map.of(),
                        directory,
                        directory.resolve("thing.log"),
                        EndSignal.TERM),
                new ProcessFiles(directory),
                restarts,
                text -> ended.run(),
                () -> {});
    }

    private static ServicePlan plan(int port) {
        return new ServicePlan("thing", "thing", port, "1m", Map.of());
    }

    @Test
    void aServiceIsAskedAgainUntilItIsReady() throws IOException {
        // Given a service that is ready when it is asked for the third time
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        Supervised process = supervised("sleep 100", () -> {});
        AwaitedServices awaited = new AwaitedServices(name -> process, progress);

        // When it is awaited
        awaited.await(List.of(plan(server.getAddress().getPort())));

        // Then it was asked so often, and somebody was told
        server.stop(0);
        assertThat(asked).hasValue(3);
        assertThat(told.toString()).contains("thing is ready");
    }

    @Test
    void aServiceThatEndsAgainAndAgainIsGivenUpWithItsLastWords() {
        // Given a process that ends at once
        AwaitedServices[] awaited = new AwaitedServices[1];
        Supervised process = supervised("echo the disk is full; exit 3", () -> awaited[0].look());
        awaited[0] = new AwaitedServices(name -> process, progress);
        process.start();

        // When it is awaited, then the start is broken off
        assertThatThrownBy(() -> awaited[0].await(List.of(plan(FreePort.any()))))
                .isInstanceOf(InstallationException.class)
                .hasMessageContaining("thing ended 3 times while it started")
                .hasMessageContaining("the disk is full");
        process.stop(Duration.ofSeconds(5));
    }
}
