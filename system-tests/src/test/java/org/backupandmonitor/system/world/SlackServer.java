package org.backupandmonitor.system.world;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what is posted to an incoming webhook, and answers as Slack does. */
public final class SlackServer implements AutoCloseable {

    private final HttpServer server;
    private final List<String> posts = new CopyOnWriteArrayList<>();

    private SlackServer(HttpServer server) {
        this.server = server;
    }

    public static SlackServer start(String address) {
        try {
            SlackServer slack =
                    new SlackServer(HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 64));
            slack.server.createContext("/services/T/B/x", exchange -> {
                try (exchange) {
                    slack.posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    byte[] ok = "ok".getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, ok.length);
                    exchange.getResponseBody().write(ok);
                }
            });
            slack.server.start();
            return slack;
        } catch (IOException e) {
            throw new UncheckedIOException("no web server on " + address, e);
        }
    }

    public String webhook() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/services/T/B/x";
    }

    /** Every post that mentions the text, oldest first, as the JSON it was. */
    public List<String> posts(String mentioning) {
        return posts.stream().filter(post -> post.contains(mentioning)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
