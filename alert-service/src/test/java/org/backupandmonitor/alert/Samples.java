package org.backupandmonitor.alert;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.contracts.monitor.Confirmation;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;

/** Definitions and events as tests need them. */
public final class Samples {

    public static final Provenance PROVENANCE =
            new Provenance("shop", "4f1c2a9be07d5c6e8a3b", "backup-and-monitor.yaml");
    public static final Duration EVERY = Duration.ofSeconds(10);

    private Samples() {}

    public static ProjectDefinition project(String name, Alerts alerts) {
        return new ProjectDefinition(name, List.of("owner@example.com"), alerts, PROVENANCE);
    }

    public static MonitorDefinition monitor(String project, String name, String confirm, int failures) {
        return monitor(
                project,
                name,
                new HttpCheck(URI.create("https://shop.example.com/health"), null, null, null, 0, false),
                confirm,
                failures,
                List.of(),
                null);
    }

    public static MonitorDefinition monitor(
            String project,
            String name,
            Check check,
            String confirm,
            int failures,
            List<String> dependsOn,
            String paused) {
        return new MonitorDefinition(
                project,
                name,
                check,
                null,
                EVERY,
                Duration.ofSeconds(5),
                new Locations(Set.of(), Set.of()),
                Confirmation.parse(confirm),
                failures,
                2,
                dependsOn,
                paused,
                null,
                Severity.CRITICAL,
                "https://wiki.example.com/runbooks/shop",
                null,
                Map.of(),
                "default",
                PROVENANCE);
    }

    /** The same monitor, checked at another interval. */
    public static MonitorDefinition every(Duration interval, MonitorDefinition monitor) {
        return with(monitor, interval, monitor.locations(), monitor.maintenance());
    }

    /** The same monitor, with times in which nobody is told of it. */
    public static MonitorDefinition maintained(MonitorDefinition monitor, MaintenanceWindow... windows) {
        return with(monitor, monitor.every(), monitor.locations(), List.of(windows));
    }

    /** The same monitor, checked from one location only. */
    public static MonitorDefinition at(String location, MonitorDefinition monitor) {
        Locations only = new Locations(Set.of(location), Set.of());
        return with(monitor, monitor.every(), only, monitor.maintenance());
    }

    private static MonitorDefinition with(
            MonitorDefinition monitor, Duration interval, Locations locations, List<MaintenanceWindow> maintenance) {
        return new MonitorDefinition(
                monitor.project(),
                monitor.name(),
                monitor.check(),
                monitor.expect(),
                interval,
                monitor.timeout(),
                locations,
                monitor.confirm(),
                monitor.failures(),
                monitor.successes(),
                monitor.dependsOn(),
                monitor.paused(),
                monitor.alerts(),
                monitor.severity(),
                monitor.runbook(),
                monitor.group(),
                monitor.labels(),
                monitor.policy(),
                monitor.provenance(),
                maintenance);
    }

    public static MonitorDefinition job(String project, String name, Duration every, Duration grace) {
        return monitor(project, name, new HeartbeatCheck(every, grace, "ab".repeat(32)), "any", 1, List.of(), null);
    }

    public static BackupDefinition backup(String project, String name, Duration maxAge) {
        return new BackupDefinition(
                project,
                name,
                new FilesSource("app1.shop.example.com", 0, "backup", null, null, List.of("/srv/uploads"), null),
                new Schedule.Every(Duration.ofHours(6)),
                null,
                List.of("nas"),
                maxAge,
                null,
                null,
                null,
                Severity.CRITICAL,
                null,
                Map.of(),
                "default",
                PROVENANCE);
    }

    /** The same backup, with times in which nobody is told of it. */
    public static BackupDefinition maintained(BackupDefinition backup, MaintenanceWindow... windows) {
        return new BackupDefinition(
                backup.project(),
                backup.name(),
                backup.source(),
                backup.schedule(),
                backup.keep(),
                backup.vaults(),
                backup.maxAge(),
                backup.drill(),
                backup.paused(),
                backup.alerts(),
                backup.severity(),
                backup.runbook(),
                backup.labels(),
                backup.policy(),
                backup.provenance(),
                backup.minSize(),
                List.of(windows));
    }

    public static Result up(MonitorDefinition monitor, String location, Instant at) {
        return result(monitor, location, at, Status.UP, List.of());
    }

    public static Result down(MonitorDefinition monitor, String location, Instant at) {
        return result(
                monitor,
                location,
                at,
                Status.DOWN,
                List.of(new Finding("status", "status 200", "503: upstream timed out", Status.DOWN)));
    }

    /** An answer that makes it DEGRADED. */
    public static Result slow(MonitorDefinition monitor, String location, Instant at) {
        return result(
                monitor,
                location,
                at,
                Status.DEGRADED,
                List.of(new Finding("latency", "at most 800 ms", "1203 ms", Status.DEGRADED)));
    }

    public static Result result(
            MonitorDefinition monitor, String location, Instant at, Status status, List<Finding> findings) {
        return new Result(
                monitor.project(),
                monitor.name(),
                monitor.check().kind(),
                location,
                "probe-" + location + "-1",
                at,
                status,
                Duration.ofMillis(42),
                null,
                findings,
                null,
                PROVENANCE.commit());
    }

    public static Heartbeat probe(String instance, String location, Instant startedAt, Instant at, Duration interval) {
        return heartbeat(instance, Component.PROBE, location, startedAt, at, interval, false);
    }

    public static Heartbeat heartbeat(
            String instance,
            Component component,
            String location,
            Instant startedAt,
            Instant at,
            Duration interval,
            boolean leaving) {
        List<String> kinds = component == Component.PROBE ? List.of("http", "tcp", "heartbeat") : List.of();
        return new Heartbeat(
                instance, component, location, 1, startedAt, at, interval, leaving, Map.of(), kinds, List.of(),
                "0.1.0");
    }

    public static RunEvent.Finished run(BackupDefinition backup, RunEvent.Outcome outcome, String message, Instant at) {
        return new RunEvent.Finished(
                backup.project(),
                backup.name(),
                "run-" + at.toEpochMilli(),
                RunKind.BACKUP,
                RunEvent.Trigger.SCHEDULE,
                outcome,
                message,
                List.of(),
                at.minusSeconds(9),
                at);
    }
}
