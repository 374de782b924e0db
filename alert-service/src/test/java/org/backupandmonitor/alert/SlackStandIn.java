package org.backupandmonitor.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An HTTP server that takes what Slack's webhooks take, and answers as it is told to. */
public final class SlackStandIn implements AutoCloseable {

    /** How a path answers. */
    public record Answer(int status, String retryAfter, String body) {}

    private static final Answer OK = new Answer(200, null, "ok");

    private final HttpServer server;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, List<JsonNode>> posts = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Set<String> stalling = ConcurrentHashMap.newKeySet();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public SlackStandIn(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "slack");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public void answer(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** Has the path answer with headers and never with the body that they promise. */
    public void stall(String path) {
        stalling.add(path);
    }

    /** Has the path answer only when the latch is open. */
    public void hold(String path, CountDownLatch latch) {
        held.put(path, latch);
    }

    /** What was posted to the path and holds the text. */
    public List<JsonNode> posts(String path, String text) {
        return posts.getOrDefault(path, List.of()).stream()
                .filter(post -> post.toString().contains(text))
                .toList();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode post = json.readTree(exchange.getRequestBody().readAllBytes());
        posts.compute(path, (key, before) -> {
            List<JsonNode> all = new ArrayList<>(before == null ? List.of() : before);
            all.add(post);
            return all;
        });
        Answer answer = answers.getOrDefault(path, OK);
        if (answer.retryAfter() != null) {
            exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
        }
        await(held.getOrDefault(path, new CountDownLatch(0)));
        if (stalling.contains(path)) {
            stall(exchange, answer.status());
            return;
        }
        byte[] body = answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void stall(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, 1_000);
        exchange.getResponseBody().flush();
        await(closed);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
