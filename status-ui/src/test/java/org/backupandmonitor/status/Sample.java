package org.backupandmonitor.status;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.backup.RunKind;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.contracts.monitor.Expectations;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;
import org.backupandmonitor.contracts.monitor.Phases;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;

/** Events as the other services would make them. */
public final class Sample {

    public static final Provenance PROVENANCE =
            new Provenance("shop", "4f1c2a9be07d5c6e8a3b1f0d9c8b7a6e5d4c3b2a", "backup-and-monitor.yaml");

    /** What alert-service says of its work while all of it goes on. */
    public static final Map<String, Long> JUDGES = Map.of(
            "evaluationAgeMillisNow", 120L,
            "judgingNow", 1L,
            "owedNow", 0L,
            "oldestOwedAgeMillisNow", 0L,
            "storageUpNow", 1L,
            "kafkaUpNow", 1L,
            "resultsSeen", 48_211L);

    /** Long enough that no test outlives it. */
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private Sample() {}

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    public static ProjectDefinition project(String name) {
        return new ProjectDefinition(
                name,
                List.of(name + "-team@example.com"),
                new Alerts(List.of(name + "-team@example.com"), List.of(name + "-alerts")),
                PROVENANCE);
    }

    public static MonitorDefinition monitor(String project, String name, Check check, String paused) {
        return new MonitorDefinition(
                project,
                name,
                check,
                Expectations.NONE,
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Locations.ALL,
                null,
                2,
                2,
                List.of(),
                paused,
                null,
                Severity.CRITICAL,
                null,
                null,
                Map.of("team", project),
                "default",
                PROVENANCE);
    }

    /** The same monitor in a maintenance window that ends in so long. */
    public static MonitorDefinition maintained(MonitorDefinition monitor, Duration rest, String reason) {
        return new MonitorDefinition(
                monitor.project(),
                monitor.name(),
                monitor.check(),
                monitor.expect(),
                monitor.every(),
                monitor.timeout(),
                monitor.locations(),
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
                List.of(new MaintenanceWindow.Once(now().minusSeconds(60), now().plus(rest), reason)));
    }

    public static MonitorDefinition http(String project, String name) {
        return monitor(project, name, httpCheck("https://" + name + "." + project + ".example.com/health"), null);
    }

    public static HttpCheck httpCheck(String url) {
        return new HttpCheck(URI.create(url), null, null, null, 5, false);
    }

    public static MonitorStatus status(
            String project, String monitor, Status status, String reason, Instant since, String... locations) {
        return new MonitorStatus(
                project,
                monitor,
                status,
                since,
                reason,
                List.of(locations).stream()
                        .map(location -> new LocationStatus(location, status, since, reason, now()))
                        .toList(),
                now());
    }

    public static Result result(
            String project,
            String monitor,
            String location,
            Instant at,
            Status status,
            Duration took,
            Finding... found) {
        long micros = took.toNanos() / 1_000;
        Phases phases = status == Status.UNKNOWN
                ? Phases.NONE
                : new Phases(
                        micros(micros * 8 / 100),
                        micros(micros * 17 / 100),
                        micros(micros * 25 / 100),
                        micros(micros * 40 / 100),
                        micros(micros * 10 / 100));
        return new Result(
                project,
                monitor,
                "http",
                location,
                "probe-" + location + "-1",
                at,
                status,
                took,
                phases,
                List.of(found),
                null,
                PROVENANCE.commit());
    }

    public static Duration micros(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }

    public static BackupDefinition backup(String project, String name, BackupSource source, Duration maxAge) {
        return new BackupDefinition(
                project,
                name,
                source,
                new Schedule.Every(Duration.ofHours(6)),
                null,
                List.of("nas", "offsite"),
                maxAge,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                "default",
                PROVENANCE);
    }

    public static FilesSource files() {
        return new FilesSource("app1.shop.example.com", 22, "backup", null, null, List.of("/srv/uploads"), List.of());
    }

    public static RunEvent.Started started(BackupDefinition backup, String run, Instant at) {
        return new RunEvent.Started(
                backup.project(), backup.name(), run, RunKind.BACKUP, RunEvent.Trigger.SCHEDULE, null, "backup-1", at);
    }

    public static RunEvent.Finished finished(
            BackupDefinition backup, String run, Instant begin, Instant end, RunEvent.Outcome outcome, String message) {
        return new RunEvent.Finished(
                backup.project(),
                backup.name(),
                run,
                RunKind.BACKUP,
                RunEvent.Trigger.SCHEDULE,
                outcome,
                message,
                outcome == RunEvent.Outcome.SUCCEEDED
                        ? List.of(
                                new RunEvent.Snapshot(
                                        "nas", "a1b2c3d4e5f60718", 12_480, 31, 12, 3_482_112_000L, 12_582_912L),
                                new RunEvent.Snapshot(
                                        "offsite", "0f9e8d7c6b5a4938", 12_480, 31, 12, 3_482_112_000L, 12_501_221L))
                        : List.of(),
                begin,
                end);
    }

    public static Heartbeat alive(Component component, String instance, Map<String, Long> work) {
        return heartbeat(component, instance, component == Component.PROBE ? "eu-west" : null, INTERVAL, false, work);
    }

    public static Heartbeat probe(String location, Map<String, Long> work) {
        return heartbeat(Component.PROBE, "probe-" + location + "-1", location, INTERVAL, false, work);
    }

    public static Heartbeat alertAlive() {
        return alive(Component.ALERT, "alert-1", JUDGES);
    }

    public static Heartbeat heartbeat(
            Component component,
            String instance,
            String location,
            Duration interval,
            boolean leaving,
            Map<String, Long> work) {
        return new Heartbeat(
                instance,
                component,
                location,
                7,
                now().minus(Duration.ofHours(3)),
                now(),
                interval,
                leaving,
                work,
                component == Component.PROBE ? List.of("http", "tcp", "tls", "dns", "heartbeat") : List.of(),
                List.of(),
                "0.1.0");
    }

    public static Locations only(String location) {
        return new Locations(Set.of(location), null);
    }
}
