package org.backupandmonitor.manifest.backup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.contracts.backup.Drill;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.manifest.language.Choice;
import org.backupandmonitor.manifest.language.Code;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.Reading;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.language.Types;
import org.backupandmonitor.manifest.language.Values;
import org.backupandmonitor.manifest.maintenance.MaintenanceKeys;
import org.backupandmonitor.manifest.people.AlertKeys;
import org.backupandmonitor.manifest.source.Table;
import org.backupandmonitor.manifest.values.Durations;
import org.backupandmonitor.manifest.values.Sizes;
import org.backupandmonitor.manifest.values.Texts;

/** One entry of {@code backups}. */
public final class BackupShape {

    private static final Key<String> NAME = Key.required(
                    "name", Texts.name(), "uploads", "Its name, once in the project; part of its address everywhere.")
            .alsoCalled("id", "title");
    private static final Choice<BackupSource> SOURCE = new Choice<>(
            "source", SourceKind.all().stream().map(BackupShape::key).toList(), BackupSource::kind);

    private static final Key<Duration> DRILL_EVERY =
            Key.required("every", Durations.atLeast(Duration.ofHours(1)), "7d", "How often it is restored, as a test.");
    private static final Key<String> QUERY =
            Key.optional("query", Types.text(), "select count(*) from orders", "What the restored database is asked.");
    private static final Key<String> EXPECT = Key.optional(
            "expect",
            Types.text(
                    "comparison",
                    "(==|=|!=|<=|>=|<|>) *[^ \\t\\r\\n][^\\r\\n]*",
                    "is no comparison: write an operator (=, !=, <, <=, >, >=) and a value, such as \"> 0\""),
            "\"> 0\"",
            "What the query's single value must be like.");
    private static final Shape<Drill> DRILL_SHAPE = Shape.<Drill>of("drill")
            .key(DRILL_EVERY, Drill::every)
            .key(QUERY, Drill::query)
            .key(EXPECT, Drill::expect)
            .rule(BackupShape::expectGoesWithQuery)
            .build(values -> new Drill(values.get(DRILL_EVERY), values.find(QUERY), values.find(EXPECT)));

    private static final Key<Drill> DRILL = Key.optional(
                    "drill",
                    DRILL_SHAPE,
                    "{ every: 7d, query: select count(*) from orders, expect: \"> 0\" }",
                    "A restore that runs by itself and proves that the backup restores.")
            .notInForce("drills are read and published, and backup-service does not run them yet");
    private static final Key<String> PAUSED = Key.optional(
                    "paused",
                    Types.text().suchAs("until the move is over"),
                    "host is being rebuilt",
                    "Why it does not run for now.")
            .alsoCalled("disabled", "pause", "enabled");
    private static final Key<Alerts> ALERTS =
            AlertKeys.alerts("Who hears about this backup, instead of whoever hears about the project.");
    private static final Key<Severity> SEVERITY =
            AlertKeys.severity("How much its failure matters.").orAsIn("the project's, or critical");
    private static final Key<String> RUNBOOK = AlertKeys.runbook(
                    "Where people read what to do; stands in every message.")
            .orAsIn("the project's");
    private static final Key<Map<String, String>> LABELS =
            AlertKeys.labels("What people and routes sort by; added to the project's.");

    private static final Key<Long> MIN_SIZE =
            Key.optional("min-size", Sizes.size(), "10MB", "A run that brings less has failed, whatever else it says.");
    private static final Key<List<MaintenanceKeys.Window>> MAINTENANCE = MaintenanceKeys.maintenance(
            "Times in which its problems are recorded and nobody is told; added to the project's.");

    /** The description; reading, schema and reference follow it. */
    public static final Shape<Backup> SHAPE = PlanKeys.addTo(
                    Shape.<Backup>of("backup").key(NAME, Backup::name).choice(SOURCE, Backup::source), Backup::plan)
            .key(DRILL, Backup::drill)
            .key(PAUSED, Backup::paused)
            .key(ALERTS, Backup::alerts)
            .key(SEVERITY, Backup::severity)
            .key(RUNBOOK, Backup::runbook)
            .key(LABELS, backup -> backup.labels().isEmpty() ? null : backup.labels())
            .key(MIN_SIZE, Backup::minSize)
            .key(MAINTENANCE, backup -> backup.maintenance().isEmpty() ? null : backup.maintenance())
            .rule(BackupShape::queryNeedsDatabase)
            .build(BackupShape::build);

    private BackupShape() {}

    private static Key<BackupSource> key(SourceKind kind) {
        Key<BackupSource> key = Key.optional(kind.name(), kind.type(), kind.example(), kind.doc());
        return kind.name().equals("postgres")
                ? key.alsoCalled("postgresql", "pg")
                : key.alsoCalled("file", "directory");
    }

    private static Backup build(Values values) {
        Map<String, String> labels = values.find(LABELS);
        List<MaintenanceKeys.Window> maintenance = values.find(MAINTENANCE);
        return new Backup(
                values.get(NAME),
                values.get(SOURCE),
                PlanKeys.read(values),
                values.find(DRILL),
                values.find(PAUSED),
                values.find(ALERTS),
                values.find(SEVERITY),
                values.find(RUNBOOK),
                labels == null ? Map.of() : labels,
                values.find(MIN_SIZE),
                maintenance == null ? List.of() : maintenance);
    }

    private static void expectGoesWithQuery(Values values, Table table, Reading reading) {
        boolean query = table.find(QUERY.name()).isPresent();
        table.find(EXPECT.name()).filter(entry -> !query).ifPresent(entry -> reading.at(EXPECT.name())
                .report(
                        Code.CONTRADICTION,
                        entry.key().span(),
                        "\"expect\" judges what the query answers, and there is no query: add query, or remove it"));
    }

    private static void queryNeedsDatabase(Values values, Table table, Reading reading) {
        boolean database = SourceKind.all().stream()
                .anyMatch(kind -> kind.query() && table.find(kind.name()).isPresent());
        if (database) {
            return;
        }
        table.find(DRILL.name())
                .filter(drill -> drill.value() instanceof Table)
                .flatMap(drill -> ((Table) drill.value()).find(QUERY.name()))
                .ifPresent(
                        query -> reading.at(DRILL.name())
                                .at(QUERY.name())
                                .report(
                                        Code.CONTRADICTION,
                                        query.key().span(),
                                        "only a database can be asked a query: remove it; files are drilled by comparing them"));
    }
}
