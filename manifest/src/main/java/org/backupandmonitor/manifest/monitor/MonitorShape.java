package org.backupandmonitor.manifest.monitor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.manifest.language.Choice;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ListType;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.language.Values;
import org.backupandmonitor.manifest.maintenance.MaintenanceKeys;
import org.backupandmonitor.manifest.people.AlertKeys;
import org.backupandmonitor.manifest.source.Table;
import org.backupandmonitor.manifest.values.Texts;

/** One entry of {@code monitors}. */
public final class MonitorShape {

    private static final Key<String> NAME = Key.required(
                    "name",
                    Texts.name(),
                    "storefront",
                    "Its name, once in the project; part of its address everywhere.")
            .alsoCalled("id", "title");
    private static final Choice<Subject> KIND = new Choice<>(
            "kind", MonitorKinds.all().stream().map(MonitorShape::key).toList(), Subject::kind);
    private static final Key<Expectations> EXPECT = Key.optional(
                    "expect",
                    ExpectKeys.SHAPE,
                    "{ status: 200, latency: 800ms }",
                    "What the answer must be like; which keys it can have depends on the kind.")
            .alsoCalled("expects", "assert", "assertions", "conditions");
    private static final Key<List<String>> DEPENDS_ON = Key.optional(
                    "depends-on",
                    ListType.orOne(Texts.name()),
                    "[network]",
                    "Monitors of this project; while one of them is down, messages about this one are held back.")
            .alsoCalled("dependencies", "needs", "parents");
    private static final Key<String> PAUSED = Key.optional(
                    "paused",
                    Types.text().suchAs("until the move is over"),
                    "moving to the new data centre",
                    "Why it is not checked for now. It shows as PAUSED with this reason.")
            .alsoCalled("disabled", "pause", "enabled");
    private static final Key<Alerts> ALERTS =
            AlertKeys.alerts("Who hears about this monitor, instead of whoever hears about the project.");
    private static final Key<Severity> SEVERITY =
            AlertKeys.severity("How much its failure matters.").orAsIn("the project's, or critical");
    private static final Key<String> RUNBOOK = AlertKeys.runbook(
                    "Where people read what to do; stands in every message.")
            .orAsIn("the project's");
    private static final Key<String> GROUP =
            Key.optional("group", Types.text(), "Checkout", "A heading under which screens show it with others.");
    private static final Key<Map<String, String>> LABELS =
            AlertKeys.labels("What people and routes sort by; added to the project's.");

    private static final Key<List<MaintenanceKeys.Window>> MAINTENANCE = MaintenanceKeys.maintenance(
            "Times in which its problems are recorded and nobody is told; added to the project's.");

    /** The description; reading, schema and reference follow it. */
    public static final Shape<Monitor> SHAPE = RhythmKeys.addTo(
                    Shape.<Monitor>of("monitor")
                            .key(NAME, Monitor::name)
                            .choice(KIND, Monitor::subject)
                            .key(
                                    EXPECT,
                                    monitor -> monitor.expect().equals(Expectations.NONE) ? null : monitor.expect()),
                    Monitor::rhythm)
            .key(DEPENDS_ON, monitor -> monitor.dependsOn().isEmpty() ? null : monitor.dependsOn())
            .key(PAUSED, Monitor::paused)
            .key(ALERTS, Monitor::alerts)
            .key(SEVERITY, Monitor::severity)
            .key(RUNBOOK, Monitor::runbook)
            .key(GROUP, Monitor::group)
            .key(LABELS, monitor -> monitor.labels().isEmpty() ? null : monitor.labels())
            .key(MAINTENANCE, monitor -> monitor.maintenance().isEmpty() ? null : monitor.maintenance())
            .rule(MonitorShape::refuseExpectationsOfOtherKinds, MonitorShape.expectationsByKind())
            .build(MonitorShape::build);

    private MonitorShape() {}

    private static Key<Subject> key(MonitorKind kind) {
        Key<Subject> key = Key.optional(kind.name(), kind.type(), kind.example(), kind.doc());
        return switch (kind.name()) {
            case "http" -> key.alsoCalled("https", "url", "website");
            case "icmp" -> key.alsoCalled("ping");
            case "websocket" -> key.alsoCalled("ws", "wss");
            case "mysql" -> key.alsoCalled("mariadb");
            case "redis" -> key.alsoCalled("valkey");
            default -> key;
        };
    }

    private static Monitor build(Values values) {
        Expectations expect = values.find(EXPECT);
        List<String> dependsOn = values.find(DEPENDS_ON);
        Map<String, String> labels = values.find(LABELS);
        List<MaintenanceKeys.Window> maintenance = values.find(MAINTENANCE);
        return new Monitor(
                values.get(NAME),
                values.get(KIND),
                expect == null ? Expectations.NONE : expect,
                RhythmKeys.read(values),
                dependsOn == null ? List.of() : dependsOn,
                values.find(PAUSED),
                values.find(ALERTS),
                values.find(SEVERITY),
                values.find(RUNBOOK),
                values.find(GROUP),
                labels == null ? Map.of() : labels,
                maintenance == null ? List.of() : maintenance);
    }

    private static List<Map<String, Object>> expectationsByKind() {
        return MonitorKinds.all().stream()
                .<Map<String, Object>>map(kind -> {
                    Map<String, Object> names = Map.of(
                            "propertyNames",
                            Map.of("enum", kind.expectations().stream().sorted().toList()));
                    Map<String, Object> rule = new LinkedHashMap<>();
                    rule.put("if", Map.of("required", List.of(kind.name())));
                    rule.put("then", Map.of("properties", Map.of(EXPECT.name(), names)));
                    return rule;
                })
                .toList();
    }

    private static void refuseExpectationsOfOtherKinds(Values values, Table table, Reading reading) {
        List<MonitorKind> kinds = MonitorKinds.all().stream()
                .filter(kind -> table.find(kind.name()).isPresent())
                .toList();
        Table.Entry expect = table.find(EXPECT.name()).orElse(null);
        if (kinds.size() != 1 || expect == null || !(expect.value() instanceof Table expectations)) {
            return;
        }
        MonitorKind kind = kinds.get(0);
        List<String> known = ExpectKeys.SHAPE.keys().stream().map(Key::name).toList();
        for (Table.Entry entry : expectations.entries().values()) {
            String key = entry.key().text();
            if (known.contains(key) && !kind.expectations().contains(key)) {
                List<String> offered = new ArrayList<>(known);
                offered.retainAll(kind.expectations());
                reading.at(EXPECT.name())
                        .at(key)
                        .report(
                                Code.EXPECTATION_NOT_OFFERED,
                                entry.key().span(),
                                "a monitor of kind " + kind.name() + " can't expect \"" + key + "\""
                                        + (offered.isEmpty()
                                                ? "; it has no expectations"
                                                : "; it can expect: " + String.join(", ", offered)));
            }
        }
    }
}
