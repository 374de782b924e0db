package org.backupandmonitor.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.backupandmonitor.manifest.language.Key;

/** Makes the smallest good document around one key of one table, in flow style, from the examples of the description. */
final class Minimal {

    /** Keys that need others beside them, by table and key. */
    private static final Map<String, String> COMPANIONS = Map.ofEntries(
            Map.entry("files host", "user: backup"),
            Map.entry("files user", "host: app1.example.com"),
            Map.entry("files port", "host: app1.example.com, user: backup"),
            Map.entry("files key", "host: app1.example.com, user: backup"),
            Map.entry("files host-key", "host: app1.example.com, user: backup"),
            Map.entry("drill expect", "query: select 1"),
            Map.entry("maintenance window from", "until: 2026-12-25T04:00"),
            Map.entry("maintenance window until", "from: 2026-12-24T22:00"),
            Map.entry("maintenance window days", "at: \"02:00\", for: 2h"),
            Map.entry("maintenance window at", "days: [sat], for: 2h"),
            Map.entry("maintenance window cron", "for: 2h"),
            Map.entry("maintenance window for", "cron: \"0 2 * * *\""),
            Map.entry("maintenance window zone", "cron: \"0 2 * * *\", for: 2h"),
            Map.entry("maintenance window reason", "cron: \"0 2 * * *\", for: 2h"));

    private Minimal() {}

    /**
     * The document in which the key of the table has that value, on a line of its own.
     *
     * @param value inline YAML
     */
    static String document(DescribedTable table, String key, String value) {
        return around(table.path(), key, table(table, key, value));
    }

    private static String table(DescribedTable table, String key, String value) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Key<?> each : table.shape().keys()) {
            if (each.isRequired() && !each.name().equals(key)) {
                entries.put(each.name(), each.example());
            }
        }
        boolean isKind =
                table.shape().choiceKeys().stream().anyMatch(each -> each.name().equals(key));
        if (!isKind
                && !table.shape().choiceKeys().isEmpty()
                && !table.shape().name().equals("value match")) {
            Key<?> kind = table.shape().choiceKeys().get(table.shape().name().equals("backup") ? 1 : 0);
            entries.put(kind.name(), kind.example());
        }
        String companions = COMPANIONS.get(table.shape().name() + " " + key);
        String rest = entries.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        String all = List.of(rest, companions == null ? "" : companions).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return "{ " + all + (all.isEmpty() ? "" : ",") + "\n" + key + ":\n " + value + "\n }";
    }

    private static String around(String path, String key, String table) {
        if (path.isEmpty()) {
            return table;
        }
        String monitor = "version: 1, project: shop, monitors: [{ name: a, ";
        String backup = "version: 1, project: shop, backups: [{ name: a, ";
        if (path.equals("monitors[]")) {
            return "{ version: 1, project: shop, monitors: [ " + table + ", { name: network, icmp: a } ] }";
        }
        if (path.equals("backups[]") || path.equals("maintenance[]")) {
            return "{ version: 1, project: shop, " + path.replace("[]", "") + ": [ " + table + " ] }";
        }
        if (!path.contains("[]")) {
            // A table that stands at the top, as deep as its path says.
            String inner = table;
            String[] steps = path.split("\\.");
            for (int i = steps.length - 1; i > 0; i--) {
                inner = "{ " + steps[i] + ": " + inner + " }";
            }
            return "{ version: 1, project: shop, " + steps[0] + ": " + inner + " }";
        }
        String inMonitor = path.replace("monitors[].", "");
        if (path.startsWith("monitors[].expect")) {
            String kind = path.endsWith("expect") && key.equals("answer")
                    ? "dns: example.com"
                    : "http: \"https://a.example.com\"";
            String expect =
                    switch (inMonitor) {
                        case "expect" -> table;
                        case "expect.body" -> "{ body: " + table + " }";
                        case "expect.json" -> "{ json: { $.a: " + table + " } }";
                        default -> throw new IllegalArgumentException("no frame for " + path);
                    };
            return "{ " + monitor + kind + ", expect: " + expect + " }] }";
        }
        if (path.startsWith("monitors[].")) {
            return "{ " + monitor + inMonitor + ": " + table + " }] }";
        }
        if (path.equals("backups[].drill")) {
            return "{ " + backup + "postgres: { host: a, database: b, user: c }, drill: " + table + " }] }";
        }
        return "{ " + backup + path.replace("backups[].", "") + ": " + table + " }] }";
    }
}
