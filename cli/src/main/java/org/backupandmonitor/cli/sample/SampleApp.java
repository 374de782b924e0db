package org.backupandmonitor.cli.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Executors;

/** The shop: a page, a health endpoint that can be broken and mended, and an inbox. Listens on the loopback interface only. */
public final class SampleApp {

    private static final int MAX_BODY = 1 << 20;

    private final Inbox inbox;
    private volatile boolean broken;

    private SampleApp(Inbox inbox) {
        this.inbox = inbox;
    }

    /** @param arguments the port of the pages, and the port that takes mail */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        int mailPort = Integer.parseInt(arguments[1]);
        Inbox inbox = new Inbox(Clock.systemDefaultZone());
        SampleApp app = new SampleApp(inbox);
        SmtpSink.start(mailPort, mail -> inbox.add(ReceivedMail.parse(mail).toMessage()));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 50);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", only("/", exchange -> html(exchange, Pages.shop(app.broken))));
        server.createContext("/health", app::health);
        server.createContext("/break", app::setBroken);
        server.createContext("/mend", app::setBroken);
        server.createContext("/inbox", exchange -> html(exchange, Pages.inbox(inbox.newestFirst())));
        server.createContext("/slack", app::slack);
        server.start();
        System.out.println(
                "The sample app listens on http://localhost:" + port + ", and takes mail on port " + mailPort);
    }

    private void health(HttpExchange exchange) throws IOException {
        if (broken) {
            send(
                    exchange,
                    503,
                    "application/json",
                    "{\"status\":\"failing\",\"db\":\"down\",\"error\":\"upstream timed out\"}\n");
        } else {
            send(exchange, 200, "application/json", "{\"status\":\"ok\",\"db\":\"up\"}\n");
        }
    }

    private void setBroken(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            send(exchange, 405, "text/plain", "POST to it, for example with: curl -X POST ...\n");
            return;
        }
        broken = exchange.getRequestURI().getPath().equals("/break");
        exchange.getResponseHeaders().set("Location", "/");
        send(exchange, 303, "text/plain", broken ? "The shop is broken now.\n" : "The shop is fine again.\n");
    }

    private void slack(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        inbox.add(SlackPost.parse(new String(body, StandardCharsets.UTF_8)).toMessage());
        send(exchange, 200, "text/plain", "ok");
    }

    private static HttpHandler only(String path, HttpHandler handler) {
        return exchange -> {
            if (exchange.getRequestURI().getPath().equals(path)) {
                handler.handle(exchange);
            } else {
                send(exchange, 404, "text/plain", "There is no such page.\n");
            }
        };
    }

    private static void html(HttpExchange exchange, String page) throws IOException {
        send(exchange, 200, "text/html", page);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readNBytes(MAX_BODY);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
