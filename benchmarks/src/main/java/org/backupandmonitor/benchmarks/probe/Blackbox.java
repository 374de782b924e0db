package org.backupandmonitor.benchmarks.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Debian's prometheus-blackbox-exporter, asked for one probe after the other over kept connections. */
final class Blackbox implements AutoCloseable {

    private static final String CORE = "0";

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;

    Blackbox(int port, String target) throws IOException {
        Path config = Files.writeString(
                Files.createTempFile("blackbox", ".yml"),
                "modules: { http: { prober: http, timeout: 5s, http: { preferred_ip_protocol: ip4 } } }\n");
        process = new ProcessBuilder(List.of(
                        "taskset",
                        "-c",
                        CORE,
                        "prometheus-blackbox-exporter",
                        "--config.file=" + config,
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=error"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/probe?module=http&target=" + target))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** Makes so many probes, so many at once. */
    void run(int probes, int atOnce) throws InterruptedException {
        Semaphore free = new Semaphore(atOnce);
        AtomicInteger failed = new AtomicInteger();
        for (int i = 0; i < probes; i++) {
            free.acquire();
            CompletableFuture<HttpResponse<String>> answer =
                    client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
            var unused = answer.whenComplete((response, failure) -> {
                if (failure != null || !response.body().contains("probe_success 1")) {
                    failed.incrementAndGet();
                }
                free.release();
            });
        }
        free.acquire(atOnce);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " probes of blackbox_exporter failed");
        }
    }

    /** Waits until it answers. */
    void awaitReady() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            try {
                client.send(request, HttpResponse.BodyHandlers.discarding());
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("blackbox_exporter does not answer");
    }

    double cpuSeconds() {
        return CpuTime.seconds(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
