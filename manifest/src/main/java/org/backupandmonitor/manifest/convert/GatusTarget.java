package org.backupandmonitor.manifest.convert;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.manifest.text.Commented;

/** What an endpoint of Gatus checks: the scheme of its URL says how, or a {@code dns} block. */
final class GatusTarget {

    private GatusTarget() {}

    /** Puts the target; empty if it can't be said. */
    static String put(In endpoint, String url, Commented monitor, Draft draft) {
        In client = endpoint.at("client");
        String scheme = url.replaceFirst("://.*", "").toLowerCase(Locale.ROOT);
        String rest = url.replaceFirst("^[A-Za-z0-9+.-]*://", "");
        String hostPort = rest.replaceFirst("/.*", "");
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
                table.put("url", Targets.withoutPassword(url, monitor, draft));
                Targets.putMethod(endpoint, table);
                headers(endpoint, draft).ifPresent(headers -> table.put("headers", headers));
                endpoint.text("body")
                        .ifPresent(body -> table.put(
                                "body",
                                draft.clean(
                                        "body",
                                        body,
                                        "body of " + endpoint.text("name").orElse("?"))));
                table.put("redirects", client.yes("ignore-redirect") ? 0 : 10);
                insecure(client, table);
                if (endpoint.yes("graphql")) {
                    monitor.comment(
                            "name",
                            "TODO graphql: Gatus wrapped the body as {\"query\": ...} and sent it as JSON; do so in body");
                }
                monitor.put("http", table);
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
                table.put("url", url);
                endpoint.text("body")
                        .ifPresent(body -> table.put(
                                "send",
                                draft.clean(
                                        "body",
                                        body,
                                        "body of " + endpoint.text("name").orElse("?"))));
                insecure(client, table);
                monitor.put("websocket", table);
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

    private static Optional<Map<String, Object>> headers(In endpoint, Draft draft) {
        Map<String, Object> headers = new LinkedHashMap<>();
        endpoint.at("headers").entries().forEach((header, value) -> value.text()
                .ifPresent(text -> headers.put(
                        header,
                        text.contains("${") || text.matches("\\$[A-Z_]+")
                                ? draft.secret(
                                        header,
                                        "header " + header + " of "
                                                + endpoint.text("name").orElse("?") + ", from the environment")
                                : draft.clean(
                                        header,
                                        text,
                                        "header " + header + " of "
                                                + endpoint.text("name").orElse("?")))));
        return headers.isEmpty() ? Optional.empty() : Optional.of(headers);
    }
}
