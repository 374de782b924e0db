package org.backupandmonitor.manifest.convert;

import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.manifest.source.Document;
import org.backupandmonitor.manifest.text.Commented;
import org.backupandmonitor.manifest.values.Durations;

/** The JSON backup of Uptime Kuma; intervals are seconds, and retries come after the first failure. */
final class UptimeKumaConverter implements Converter {

    private static final Map<String, String> HINTS = Map.ofEntries(
            Map.entry("proxyId", "let a probe run where the target can be reached"),
            Map.entry("retryInterval", "a failed check is repeated after `every`, as any other"),
            Map.entry("resendInterval", "reminders are set by ops here"),
            Map.entry("upsideDown", "nothing is up here when its target is down"),
            Map.entry("conditions", "say what the answer must hold under expect.answer"),
            Map.entry("domainExpiryNotification", "nobody looks when a domain's registration ends"),
            Map.entry("expectedTlsAlert", "a handshake that fails is DOWN here"),
            Map.entry("tlsCa", "probes trust the authorities of their machine"),
            Map.entry("tlsCert", "no client certificate is shown"),
            Map.entry("tlsKey", "no client certificate is shown"),
            Map.entry("ping_count", "say it under icmp.count, and how much of that may be lost under icmp.loss"));

    @Override
    public String name() {
        return "uptime-kuma";
    }

    @Override
    public boolean recognises(In file) {
        return file.at("monitorList").isList() || file.at("monitorList").isTable();
    }

    @Override
    public Conversion convert(In file, List<Document.Comment> comments, ConvertOptions options) {
        Draft draft = new Draft("Uptime Kuma", options.project(), comments).hints(HINTS);
        file.skip("version");
        Map<String, String> notifications = new HashMap<>();
        for (In notification : file.at("notificationList").parts()) {
            String name = notification.text("name").orElse("?").replaceAll("\\s+", " ");
            notification.text("id").ifPresent(id -> notifications.put(id, name));
            draft.todo("notification \"" + name + "\": ask ops for a channel, and name it under alerts.channels");
        }
        List<In> monitors = file.at("monitorList").parts();
        Map<String, String> groups = new HashMap<>();
        monitors.stream()
                .filter(each -> each.text("type").orElse("").equals("group"))
                .forEach(each -> group(each, groups, notifications, draft));
        monitors.stream()
                .filter(each -> !each.text("type").orElse("").equals("group"))
                .forEach(each -> monitor(each, groups, notifications, draft));
        return draft.finish(file);
    }

    /** It was down with any of its monitors, so whoever heard of it heard of them. */
    private static void group(In in, Map<String, String> groups, Map<String, String> notifications, Draft draft) {
        String name = in.text("name").orElse("group").replaceAll("\\s+", " ");
        in.text("id").ifPresent(id -> groups.put(id, name));
        told(in, notifications)
                .ifPresent(told -> draft.todo("group \"" + name + "\" told " + told
                        + " when one of its monitors was down: name their channels under alerts there"));
    }

    private static Optional<String> told(In in, Map<String, String> notifications) {
        return in.at("notificationIDList").entries().entrySet().stream()
                .filter(each -> !each.getValue().text().orElse("").equals("false"))
                .map(each -> "\"" + notifications.getOrDefault(each.getKey(), each.getKey()) + "\"")
                .reduce((first, second) -> first + ", " + second);
    }

    private static void monitor(In in, Map<String, String> groups, Map<String, String> notifications, Draft draft) {
        String name = in.text("name").orElse("monitor");
        String type = in.text("type").orElse("?");
        Commented monitor = new Commented().put("name", draft.monitorName(name));
        Map<String, Object> expect = new LinkedHashMap<>();
        String host = in.text("hostname").orElse("");
        switch (type) {
            case "http", "keyword", "json-query" -> new UptimeKumaHttp(in, monitor, draft).put(type, expect);
            case "port" -> UptimeKumaPort.put(in, monitor, expect);
            case "ping" -> monitor.put("icmp", host);
            case "dns" -> monitor.put("dns", dns(in, host, monitor));
            case "push" -> {
                monitor.put("heartbeat", seconds(in.whole("interval")).orElse("1m"));
                monitor.comment("name", "the job gets a new secret address; the push token is not carried over");
                in.skip("pushToken", "timeout");
            }
            case "postgres", "mysql", "redis" -> {
                Optional<Map<String, Object>> store = store(in, type, monitor, draft, name);
                if (store.isEmpty()) {
                    draft.leaveOut("monitors", "\"" + name + "\" has a connection string that can't be read", in);
                    return;
                }
                monitor.put(type, store.get());
            }
            case "kafka-producer" -> {
                draft.leaveOut(
                        "monitors", "\"" + name + "\" produced to Kafka; a kafka monitor looks at a topic instead", in);
                return;
            }
            default -> {
                draft.leaveOut(
                        "monitors", "\"" + name + "\" is of type \"" + type + "\", which can't be said here", in);
                return;
            }
        }
        if (!expect.isEmpty()) {
            monitor.put("expect", expect);
        }
        if (!type.equals("push")) {
            rhythm(in, monitor);
        }
        if (in.yes("forceInactive")) {
            monitor.put("paused", "its group was paused in Uptime Kuma");
        }
        if (in.no("active")) {
            monitor.put("paused", "was paused in Uptime Kuma");
        }
        in.text("parent").map(groups::get).ifPresent(group -> monitor.put("group", group));
        Labels labels = new Labels(monitor);
        in.at("tags").parts().forEach(tag -> tag.text("name")
                .ifPresent(label ->
                        labels.add(Draft.slug(label, "tag"), tag.text("value").orElse("yes"))));
        labels.put();
        in.text("description").map(Confidential::prose).ifPresent(description -> monitor.comment("name", description));
        told(in, notifications)
                .ifPresent(told -> monitor.comment(
                        "name",
                        "TODO Uptime Kuma told " + told
                                + ": name their channels under alerts, here or for the project"));
        UptimeKumaKeys.skip(in, type);
        draft.monitor(monitor, in);
    }

    private static void rhythm(In in, Commented monitor) {
        seconds(in.whole("interval")).ifPresent(every -> monitor.put("every", every));
        in.text("interval").ifPresent(interval -> in.skipIf("retryInterval", interval));
        in.at("timeout")
                .number()
                .filter(timeout -> timeout.signum() > 0)
                .flatMap(timeout -> GoDurations.toManifest(
                        timeout.setScale(0, RoundingMode.CEILING).toPlainString() + "s"))
                .ifPresent(timeout -> monitor.put("timeout", timeout));
        in.whole("maxretries")
                .filter(retries -> retries >= 0 && retries < 1_000)
                .ifPresent(retries -> monitor.put("failures", retries + 1));
    }

    private static Map<String, Object> dns(In in, String host, Commented monitor) {
        Map<String, Object> dns = new LinkedHashMap<>();
        dns.put("name", host);
        dns.put("type", in.text("dns_resolve_type").orElse("A"));
        List<String> servers = in.text("dns_resolve_server")
                .map(all -> List.of(all.strip().split("\\s*,\\s*")))
                .orElse(List.of());
        servers.stream()
                .findFirst()
                .ifPresent(server -> dns.put(
                        "server",
                        in.whole("port")
                                .filter(port -> port != 53)
                                .map(port -> server + ":" + port)
                                .orElse(server)));
        if (servers.size() > 1) {
            monitor.comment(
                    "name",
                    "TODO it asked each of " + String.join(", ", servers)
                            + ": make a monitor for each, or leave it so");
        }
        return dns;
    }

    /** Empty if the connection string is no URL. */
    private static Optional<Map<String, Object>> store(
            In in, String type, Commented monitor, Draft draft, String name) {
        UrlParts connection = UrlParts.of(in.text("databaseConnectionString").orElse(""));
        if (connection.scheme().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> table = new LinkedHashMap<>();
        Targets.putHostPort(connection.hostPort(), table);
        String database = connection.path().replaceFirst("^/", "");
        if (!type.equals("redis")) {
            if (!database.isEmpty()) {
                table.put("database", database);
            }
        } else if (!database.isEmpty() && !database.equals("0")) {
            monitor.comment("name", "TODO it looked at database " + database + "; here the server is asked as a whole");
        }
        if (connection.scheme().equals("rediss://")) {
            table.put("tls", true);
        }
        if (!connection.query().isEmpty()) {
            monitor.comment(
                    "name",
                    "TODO parameters of the connection string are not carried over: "
                            + connection.query().replaceAll("=[^&]*", "").replace("&", ", "));
        }
        String[] user = connection.userInfo().split(":", 2);
        if (!user[0].isEmpty()) {
            table.put("user", user[0]);
        }
        if (type.equals("mysql") && in.text("radiusPassword").isPresent()) {
            table.put("password", draft.secret("password", "password of " + name));
        } else if (user.length == 2) {
            table.put("password", draft.secret("password", "password in the connection string of " + name));
        }
        if (!type.equals("redis")) {
            in.text("databaseQuery").ifPresent(query -> table.put("query", query));
        }
        return Optional.of(table);
    }

    private static Optional<String> seconds(Optional<Long> seconds) {
        return seconds.filter(each -> each > 0 && each < 100_000_000)
                .map(each -> Durations.format(Duration.ofSeconds(each)));
    }
}
