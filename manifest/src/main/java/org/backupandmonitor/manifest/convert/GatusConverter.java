package org.backupandmonitor.manifest.convert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;
import org.backupandmonitor.manifest.values.Durations;

/**
 * {@code config.yaml} of Gatus: kinds by the prefix of the URL, conditions of the form {@code A op B} that must all hold,
 * three failures and two successes where an alert does not say otherwise, every 60 seconds.
 */
final class GatusConverter implements Converter {

    private static final Set<String> DAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    @Override
    public String name() {
        return "gatus";
    }

    @Override
    public boolean recognises(In file) {
        return file.at("endpoints").isList()
                || file.at("external-endpoints").isList()
                || file.at("suites").isList();
    }

    @Override
    public Conversion convert(In file, List<Document.Comment> comments, ConvertOptions options) {
        Draft draft = new Draft("Gatus", options.project(), comments);
        alerting(file, draft);
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("every", "1m");
        defaults.put("failures", 3);
        defaults.put("successes", 2);
        draft.put("defaults", defaults);
        window(file.at("maintenance")).ifPresent(window -> draft.put("maintenance", List.of(window)));
        file.at("endpoints").items().forEach(endpoint -> endpoint(endpoint, draft));
        file.at("external-endpoints").items().forEach(endpoint -> external(endpoint, draft));
        for (In suite : file.at("suites").items()) {
            draft.leaveOut(
                    "monitors",
                    "suite \"" + suite.text("name").orElse("?") + "\": steps that follow each other can't be said yet",
                    suite);
        }
        for (String key : List.of("remote", "tunneling")) {
            if (file.at(key).isThere()) {
                draft.todo(key + " is not carried over: "
                        + (key.equals("remote")
                                ? "every probe reports to one system here"
                                : "let a probe run where the target can be reached"));
            }
        }
        return draft.finish();
    }

    private static void endpoint(In endpoint, Draft draft) {
        String name = endpoint.text("name").orElse("endpoint");
        String url = endpoint.text("url").orElse("");
        Commented monitor = new Commented()
                .put(
                        "name",
                        draft.monitorName(endpoint.text("group")
                                .map(group -> group + "-" + name)
                                .orElse(name)));
        GatusConditions conditions = new GatusConditions(monitor);
        String kind = kind(endpoint, url, monitor, draft);
        if (kind.isEmpty()) {
            draft.leaveOut(
                    "monitors",
                    "\"" + name + "\" checks " + url.replaceAll("//[^/@]*@", "//") + ", a kind that is not known here",
                    endpoint);
            return;
        }
        Map<String, Object> expect = conditions.expect(endpoint.at("conditions").texts(), kind);
        if (!expect.isEmpty()) {
            monitor.put("expect", expect);
        }
        endpoint.text("interval").flatMap(GatusConverter::duration).ifPresent(every -> monitor.put("every", every));
        endpoint.at("client")
                .text("timeout")
                .flatMap(GatusConverter::duration)
                .ifPresent(timeout -> monitor.put("timeout", timeout));
        thresholds(endpoint, monitor);
        if (endpoint.no("enabled")) {
            monitor.put("paused", "was not enabled in Gatus");
        }
        endpoint.text("group").ifPresent(group -> monitor.put("group", group));
        List<Object> windows = new ArrayList<>();
        endpoint.at("maintenance-windows").items().forEach(each -> window(each).ifPresent(windows::add));
        if (!windows.isEmpty()) {
            monitor.put("maintenance", windows);
        }
        for (String key : List.of("oauth2", "identity-aware-proxy", "proxy-url", "dns-resolver", "tls", "tunnel")) {
            if (endpoint.at("client").at(key).isThere()) {
                monitor.comment("name", "TODO client." + key + " is not carried over");
            }
        }
        draft.monitor(monitor, endpoint);
    }

    /** Puts the target; empty if it can't be said. */
    private static String kind(In endpoint, String url, Commented monitor, Draft draft) {
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
                table.put("url", CheckupConverter.withoutPassword(url, monitor, draft));
                endpoint.text("method")
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .filter(method -> !method.equals("GET"))
                        .ifPresent(method -> table.put("method", method));
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
        int colon = hostPort.lastIndexOf(':');
        boolean port = colon >= 0 && hostPort.substring(colon + 1).matches("[0-9]{1,5}");
        table.put("host", (port ? hostPort.substring(0, colon) : hostPort).replaceAll("[\\[\\]]", ""));
        if (port) {
            table.put("port", Integer.parseInt(hostPort.substring(colon + 1)));
        }
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

    private static void thresholds(In endpoint, Commented monitor) {
        endpoint.at("alerts").items().stream()
                .flatMap(alert -> alert.whole("failure-threshold").stream())
                .filter(each -> each != 3)
                .min(Long::compare)
                .ifPresent(failures -> monitor.put("failures", failures));
        endpoint.at("alerts").items().stream()
                .flatMap(alert -> alert.whole("success-threshold").stream())
                .filter(each -> each != 2)
                .min(Long::compare)
                .ifPresent(successes -> monitor.put("successes", successes));
        endpoint.at("alerts").items().stream()
                .flatMap(alert -> alert.text("minimum-reminder-interval").stream())
                .findFirst()
                .ifPresent(reminder -> monitor.comment(
                        "name", "TODO Gatus reminded every " + reminder + ": reminders are set by ops here"));
    }

    private static void external(In endpoint, Draft draft) {
        String name = endpoint.text("name").orElse("endpoint");
        Commented monitor = new Commented()
                .put(
                        "name",
                        draft.monitorName(endpoint.text("group")
                                .map(group -> group + "-" + name)
                                .orElse(name)));
        Optional<String> interval = endpoint.at("heartbeat").text("interval").flatMap(GatusConverter::duration);
        monitor.put("heartbeat", interval.orElse("1d"));
        if (interval.isEmpty()) {
            monitor.comment("name", "TODO Gatus did not notice when this one stayed silent: say how often it calls");
        }
        monitor.comment("name", "the job gets a new secret address; the token of Gatus is not carried over");
        endpoint.text("group").ifPresent(group -> monitor.put("group", group));
        if (endpoint.no("enabled")) {
            monitor.put("paused", "was not enabled in Gatus");
        }
        draft.monitor(monitor, endpoint);
    }

    private static void alerting(In file, Draft draft) {
        Set<String> types = new TreeSet<>(file.at("alerting").keys());
        List<String> to = file
                .at("alerting")
                .at("email")
                .text("to")
                .map(text -> List.of(text.split("\\s*,\\s*")))
                .orElse(List.of())
                .stream()
                .filter(each -> each.matches("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@<>,;:\"()\\[\\]\\\\]{1,190}"))
                .toList();
        if (!to.isEmpty()) {
            draft.put("alerts", Map.of("email", to));
            types.remove("email");
        }
        types.forEach(type -> draft.todo("alerting." + Draft.slug(type, "provider")
                + ": ask ops for a channel, and name it under alerts.channels"));
    }

    private static Optional<Object> window(In maintenance) {
        if (!maintenance.isTable() || maintenance.no("enabled")) {
            return Optional.empty();
        }
        Map<String, Object> window = new LinkedHashMap<>();
        List<String> days = maintenance.at("every").texts().stream()
                .map(day -> day.toLowerCase(Locale.ROOT))
                .filter(day -> day.length() > 2)
                .map(day -> day.substring(0, 3))
                .filter(DAYS::contains)
                .toList();
        Optional<String> at = maintenance.text("start").filter(start -> start.matches("([01][0-9]|2[0-3]):[0-5][0-9]"));
        Optional<String> lasts = maintenance.text("duration").flatMap(GatusConverter::duration);
        if (at.isEmpty() || lasts.isEmpty()) {
            return Optional.empty();
        }
        window.put("days", days.isEmpty() ? List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun") : days);
        window.put("at", at.get());
        window.put("for", lasts.get());
        maintenance
                .text("timezone")
                .filter(zone -> java.time.ZoneId.getAvailableZoneIds().contains(zone))
                .ifPresent(zone -> window.put("zone", zone));
        return Optional.of(window);
    }

    /** Go's durations: like ours, with fractions. */
    static Optional<String> duration(String text) {
        try {
            double seconds = 0;
            java.util.regex.Matcher part = java.util.regex.Pattern.compile(
                            "([0-9]{1,9}(?:\\.[0-9]{1,9})?)(h|ms|m|s|d|w|y)")
                    .matcher(text);
            int end = 0;
            while (part.find() && part.start() == end) {
                end = part.end();
                seconds += Double.parseDouble(part.group(1))
                        * switch (part.group(2)) {
                            case "y" -> 31_536_000d;
                            case "w" -> 604_800d;
                            case "d" -> 86_400d;
                            case "h" -> 3_600d;
                            case "m" -> 60d;
                            case "ms" -> 0.001;
                            default -> 1d;
                        };
            }
            Duration duration = Duration.ofMillis(Math.round(seconds * 1_000));
            return end != text.length() || duration.isZero()
                    ? Optional.empty()
                    : Optional.of(Durations.format(duration));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
