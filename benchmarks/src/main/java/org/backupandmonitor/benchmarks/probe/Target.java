package org.backupandmonitor.benchmarks.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx on one core, answering every request with {@code 200} at once. */
final class Target implements AutoCloseable {

    private static final String CORE = "1";

    private final Process process;
    private final int port;

    Target(int port) throws IOException {
        this.port = port;
        Path directory = Files.createTempDirectory("bench-nginx");
        Path config = Files.writeString(directory.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                worker_processes 1;
                error_log stderr crit;
                pid %1$s/nginx.pid;
                events { worker_connections 4096; }
                http {
                  access_log off;
                  client_body_temp_path %1$s; proxy_temp_path %1$s; fastcgi_temp_path %1$s;
                  uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                  server { listen 127.0.0.1:%2$d backlog=4096; location / { return 200 "ok"; } }
                }
                """.formatted(directory, port));
        this.process = new ProcessBuilder(
                        List.of("taskset", "-c", CORE, "nginx", "-p", directory.toString(), "-c", config.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    @Override
    public void close() {
        process.destroy();
    }
}
