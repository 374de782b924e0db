package org.backupandmonitor.system.world;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server that developers would have monitored: good, broken at will, or hostile. */
public final class Target implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean broken;
    private volatile boolean closed;

    private Target(HttpServer server) {
        this.server = server;
    }

    public static Target start(String address) {
        try {
            Target target =
                    new Target(HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 256));
            target.serve();
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("no web server on " + address, e);
        }
    }

    /** {@code /health}, {@code /fine}, {@code /mute}, {@code /endless}, {@code /loop}. */
    public String url(String path) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + path;
    }

    /** From now on {@code /health} answers 503. */
    public void breakDown() {
        broken = true;
    }

    public void mend() {
        broken = false;
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve() {
        server.createContext("/health", exchange -> {
            if (broken) {
                answer(exchange, 503, "upstream timed out");
            } else {
                answer(exchange, 200, "ok");
            }
        });
        server.createContext("/fine", exchange -> answer(exchange, 200, "ok"));
        server.createContext("/mute", this::holdWithoutAnswer);
        server.createContext("/endless", this::answerWithoutEnd);
        server.createContext("/loop", exchange -> {
            exchange.getResponseHeaders().add("Location", url("/loop"));
            answer(exchange, 302, "");
        });
        server.setExecutor(threads);
        server.start();
    }

    private void holdWithoutAnswer(HttpExchange exchange) throws IOException {
        try (exchange) {
            while (!closed && exchange.getRequestBody().read() >= 0) {}
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerWithoutEnd(HttpExchange exchange) throws IOException {
        byte[] more = "more and more ".repeat(500).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            while (!closed) {
                body.write(more);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
