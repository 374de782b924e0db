package org.backupandmonitor.manifest;

import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.manifest.backup.Backup;
import org.backupandmonitor.manifest.backup.BackupShape;
import org.backupandmonitor.manifest.backup.PlanKeys;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.ListType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.language.Values;
import org.backupandmonitor.manifest.maintenance.MaintenanceKeys;
import org.backupandmonitor.manifest.monitor.Monitor;
import org.backupandmonitor.manifest.monitor.MonitorShape;
import org.backupandmonitor.manifest.monitor.RhythmKeys;
import org.backupandmonitor.manifest.people.AlertKeys;
import org.backupandmonitor.manifest.values.Texts;

/** The whole document, described. */
public final class ManifestShape {

    static final String MONITORS_KEY = "monitors";
    static final String BACKUPS_KEY = "backups";
    static final String PROJECT_KEY = "project";
    static final String DEFAULTS_KEY = "defaults";
    static final String ALERTS_KEY = "alerts";

    private static final Key<Integer> VERSION =
            Key.required("version", Types.integer(1, 1), "1", "The version of this format.");
    private static final Key<String> PROJECT = Key.required(
                    PROJECT_KEY, Texts.name(), "shop", "The project that owns everything in this file.")
            .alsoCalled("name", "service", "app");
    private static final Key<List<String>> OWNERS = Key.optional(
                    "owners",
                    ListType.orOne(Texts.email()),
                    "[shop-team@example.com]",
                    "The people who own the project; they are told when this file is refused.")
            .alsoCalled("owner", "team", "maintainers");
    private static final Key<Alerts> ALERTS =
            AlertKeys.alerts("Who hears about the project's problems, unless a monitor or backup says otherwise.");
    private static final Key<Severity> SEVERITY = AlertKeys.severity(
                    "How much a failure matters, unless a monitor or backup says otherwise.")
            .orAsIn("critical");
    private static final Key<String> RUNBOOK =
            AlertKeys.runbook("Where people read what to do, unless a monitor or backup says otherwise.");
    private static final Key<Map<String, String>> LABELS =
            AlertKeys.labels("Labels of every monitor and backup of this file.");
    private static final Key<Manifest.Defaults> DEFAULTS = Key.optional(
                    DEFAULTS_KEY,
                    defaults(),
                    "{ every: 30s, timeout: 10s, locations: all }",
                    "What holds for monitors and backups that do not say otherwise.")
            .alsoCalled("default", "settings", "global");
    private static final Key<List<MaintenanceKeys.Window>> MAINTENANCE =
            MaintenanceKeys.maintenance("Times in which problems of the project are recorded and nobody is told.");
    private static final Key<List<Monitor>> MONITORS = Key.optional(
                    MONITORS_KEY,
                    new EntriesType<>(MonitorShape.SHAPE),
                    "[{ name: storefront, http: \"https://shop.example.com/health\" }]",
                    "What is checked.")
            .alsoCalled("checks", "endpoints", "checkers", "targets", "monitor");
    private static final Key<List<Backup>> BACKUPS = Key.optional(
                    BACKUPS_KEY,
                    new EntriesType<>(BackupShape.SHAPE),
                    "[{ name: uploads, files: { paths: [/srv/uploads] } }]",
                    "What is backed up.")
            .alsoCalled("backup");

    /** The description; reading, schema and reference follow it. */
    public static final Shape<Manifest> SHAPE = Shape.<Manifest>of("manifest")
            .key(VERSION, manifest -> 1)
            .key(PROJECT, Manifest::project)
            .key(OWNERS, manifest -> manifest.owners().isEmpty() ? null : manifest.owners())
            .key(ALERTS, manifest -> manifest.alerts().reachNobody() ? null : manifest.alerts())
            .key(SEVERITY, Manifest::severity)
            .key(RUNBOOK, Manifest::runbook)
            .key(LABELS, manifest -> manifest.labels().isEmpty() ? null : manifest.labels())
            .key(DEFAULTS, manifest -> manifest.defaults().equals(Manifest.Defaults.NONE) ? null : manifest.defaults())
            .key(MAINTENANCE, manifest -> manifest.maintenance().isEmpty() ? null : manifest.maintenance())
            .key(MONITORS, manifest -> manifest.monitors().isEmpty() ? null : manifest.monitors())
            .key(BACKUPS, manifest -> manifest.backups().isEmpty() ? null : manifest.backups())
            .withExtensions()
            .build(ManifestShape::build);

    private ManifestShape() {}

    private static Shape<Manifest.Defaults> defaults() {
        return PlanKeys.addTo(
                        RhythmKeys.addTo(Shape.<Manifest.Defaults>of("defaults"), Manifest.Defaults::rhythm),
                        Manifest.Defaults::plan)
                .build(values -> new Manifest.Defaults(RhythmKeys.read(values), PlanKeys.read(values)));
    }

    private static Manifest build(Values values) {
        List<String> owners = values.find(OWNERS);
        Alerts alerts = values.find(ALERTS);
        Map<String, String> labels = values.find(LABELS);
        Manifest.Defaults defaults = values.find(DEFAULTS);
        List<MaintenanceKeys.Window> maintenance = values.find(MAINTENANCE);
        List<Monitor> monitors = values.find(MONITORS);
        List<Backup> backups = values.find(BACKUPS);
        return new Manifest(
                values.get(PROJECT),
                owners == null ? List.of() : owners,
                alerts == null ? Alerts.NOBODY : alerts,
                values.find(SEVERITY),
                values.find(RUNBOOK),
                labels == null ? Map.of() : labels,
                defaults == null ? Manifest.Defaults.NONE : defaults,
                maintenance == null ? List.of() : maintenance,
                monitors == null ? List.of() : monitors,
                backups == null ? List.of() : backups);
    }
}
