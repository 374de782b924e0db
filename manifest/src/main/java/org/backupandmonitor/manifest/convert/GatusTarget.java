package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backupandmonitor.manifest.text.Commented;

/** What an endpoint of Gatus checks: the scheme of its URL says how, or a {@code dns} block. */
final class GatusTarget {

    private GatusTarget() {}

    /** Puts the target; empty if it can't be said. */
    static String put(In endpoint, String url, Commented monitor, Draft draft) {
        In client = endpoint.at("client");
        String scheme = url.replaceFirst("://.*", "").toLowerCase(Locale.ROOT);
        String hostPort = UrlParts.of(url).hostPort();
        Map<String, Object> table = new LinkedHashMap<>();
        if (endpoint.at("dns").isTable()) {
            table.put("name", endpoint.at("dns").text("query-name").orElse("").replaceAll("\\.$", ""));
            table.put("type", endpoint.at("dns").text("query-type").orElse("A").toUpperCase(Locale.ROOT));
            table.put("server", hostPort);
            monitor.put("dns", table);
            return "dns";
        }
        switch (scheme) {
            case "http", "https" -> {
                Request http = request(endpoint, url, monitor, draft).method(endpoint);
                headers(endpoint, http);
                body(endpoint, "body", http, monitor);
                http.put("redirects", client.yes("ignore-redirect") ? 0 : 10);
                insecure(client, http.table());
                if (endpoint.yes("graphql")) {
                    monitor.comment(
                            "name",
                            "TODO graphql: Gatus wrapped the body as {\"query\": ...} and sent it as JSON; do so in body");
                }
                monitor.put("http", http.table());
                return "http";
            }
            case "tcp", "icmp" -> {
                monitor.put(scheme, scheme.equals("icmp") ? hostPort.replaceFirst(":[0-9]+$", "") : hostPort);
                return scheme;
            }
            case "tls" -> {
                monitor.put("tls", client.yes("insecure") ? address(hostPort, table, client) : hostPort);
                return "tls";
            }
            case "starttls" -> {
                address(hostPort, table, client);
                table.put("tls", "starttls");
                monitor.put("smtp", table);
                return "smtp";
            }
            case "grpc", "grpcs" -> {
                address(hostPort, table, client);
                table.put("tls", scheme.equals("grpcs"));
                monitor.put("grpc", table);
                return "grpc";
            }
            case "ws", "wss" -> {
                Request websocket = request(endpoint, url, monitor, draft);
                headers(endpoint, websocket);
                body(endpoint, "send", websocket, monitor);
                insecure(client, websocket.table());
                monitor.put("websocket", websocket.table());
                return "websocket";
            }
            case "ssh" -> {
                monitor.put("ssh", hostPort);
                if (endpoint.at("ssh").isThere()) {
                    monitor.comment("name", "TODO Gatus logged in and could run a command; here the server must greet");
                }
                return "ssh";
            }
            default -> {
                return "";
            }
        }
    }

    private static Map<String, Object> address(String hostPort, Map<String, Object> table, In client) {
        Targets.putHostPort(hostPort, table);
        insecure(client, table);
        return table;
    }

    private static void insecure(In client, Map<String, Object> table) {
        if (client.yes("insecure")) {
            table.put("insecure", true);
        }
    }

    private static Request request(In endpoint, String url, Commented monitor, Draft draft) {
        return new Request(endpoint.text("name").orElse("?"), monitor, draft).url(url);
    }

    private static void headers(In endpoint, Request request) {
        endpoint.at("headers").entries().forEach((header, value) -> value.text().ifPresent(text -> {
            List<String> variables = GatusVariables.in(text);
            if (variables.isEmpty()) {
                request.header(header, GatusVariables.plain(text));
            } else {
                request.secretHeader(
                        header,
                        "header " + header + " of " + endpoint.text("name").orElse("?") + ", with "
                                + String.join(", ", variables) + " filled in");
            }
        }));
    }

    private static void body(In endpoint, String key, Request request, Commented monitor) {
        endpoint.text("body").ifPresent(body -> {
            List<String> variables = GatusVariables.in(body);
            if (variables.isEmpty()) {
                request.content(key, GatusVariables.plain(body));
            } else {
                monitor.comment(
                        "name",
                        "TODO its body is left out, as Gatus filled in " + String.join(", ", variables)
                                + ": say one under " + key + " that needs no filling in, and holds no secret");
            }
        });
    }
}
