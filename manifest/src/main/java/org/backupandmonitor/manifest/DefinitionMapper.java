package org.backupandmonitor.manifest;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.Retention;
import org.backupandmonitor.contracts.backup.Schedule;
import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.contracts.monitor.Confirmation;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.OtherCheck;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;
import org.backupandmonitor.manifest.backup.Backup;
import org.backupandmonitor.manifest.maintenance.MaintenanceKeys;
import org.backupandmonitor.manifest.monitor.Monitor;
import org.backupandmonitor.manifest.monitor.Subject;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Fills in every default: first what the manifest's own {@code defaults} say, then ours. */
final class DefinitionMapper {

    static final Duration EVERY = Duration.ofMinutes(1);
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final int FAILURES = 2;
    static final int SUCCESSES = 2;

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Schedule NIGHTLY = new Schedule.Cron("0 2 * * *", UTC);

    private final Manifest manifest;
    private final Provenance provenance;
    private final String policy;
    private final HeartbeatTokens tokens;

    DefinitionMapper(Manifest manifest, Provenance provenance, String policy, HeartbeatTokens tokens) {
        this.manifest = manifest;
        this.provenance = provenance;
        this.policy = policy;
        this.tokens = tokens;
    }

    Definitions map() {
        return new Definitions(
                new ProjectDefinition(manifest.project(), manifest.owners(), manifest.alerts(), provenance),
                manifest.monitors().stream().map(this::monitor).toList(),
                manifest.backups().stream().map(this::backup).toList());
    }

    private MonitorDefinition monitor(Monitor monitor) {
        boolean heartbeat = monitor.subject() instanceof Subject.Heartbeat;
        Duration every = every(manifest.defaults(), monitor);
        return new MonitorDefinition(
                manifest.project(),
                monitor.name(),
                check(monitor),
                monitor.expect(),
                every,
                timeout(manifest.defaults(), monitor),
                locations(manifest.defaults(), monitor),
                rhythm(monitor, Monitor.Rhythm::confirm, Confirmation.MAJORITY),
                heartbeat ? or(monitor.rhythm().failures(), 1) : rhythm(monitor, Monitor.Rhythm::failures, FAILURES),
                heartbeat ? or(monitor.rhythm().successes(), 1) : rhythm(monitor, Monitor.Rhythm::successes, SUCCESSES),
                monitor.dependsOn(),
                monitor.paused(),
                monitor.alerts(),
                severity(monitor.severity()),
                monitor.runbook() == null ? manifest.runbook() : monitor.runbook(),
                monitor.group(),
                labels(monitor.labels()),
                policy,
                provenance,
                maintenance(monitor.maintenance()));
    }

    /** How often the monitor is checked, or its job calls. */
    static Duration every(Manifest.Defaults defaults, Monitor monitor) {
        if (monitor.subject() instanceof Subject.Heartbeat heartbeat) {
            return heartbeat.every();
        }
        return or(or(monitor.rhythm().every(), defaults.rhythm().every()), EVERY);
    }

    /** Where nobody says, a check is over before the next one begins. */
    static Duration timeout(Manifest.Defaults defaults, Monitor monitor) {
        Duration every = every(defaults, monitor);
        return or(
                or(monitor.rhythm().timeout(), defaults.rhythm().timeout()),
                every.compareTo(TIMEOUT) < 0 ? every : TIMEOUT);
    }

    static Locations locations(Manifest.Defaults defaults, Monitor monitor) {
        return or(or(monitor.rhythm().locations(), defaults.rhythm().locations()), Locations.ALL);
    }

    private Check check(Monitor monitor) {
        Subject subject = monitor.subject();
        if (subject instanceof Subject.Heartbeat heartbeat) {
            return new HeartbeatCheck(
                    heartbeat.every(), heartbeat.grace(), tokens.hash(manifest.project(), monitor.name()));
        }
        if (subject instanceof Subject.Described described) {
            Map<String, Object> settings = new HashMap<>(described.settings());
            settings.put("target", described.target());
            return new OtherCheck(described.kind(), settings);
        }
        return ((Subject.Reached) subject).check();
    }

    private BackupDefinition backup(Backup backup) {
        ZoneId zone = plan(backup, Backup.Plan::zone, UTC);
        Schedule schedule = schedule(manifest.defaults(), backup);
        return new BackupDefinition(
                manifest.project(),
                backup.name(),
                backup.source(),
                schedule instanceof Schedule.Cron cron ? new Schedule.Cron(cron.expression(), zone) : schedule,
                plan(backup, Backup.Plan::keep, Retention.DEFAULT),
                plan(backup, Backup.Plan::vaults, List.of()),
                or(backup.plan().maxAge(), manifest.defaults().plan().maxAge()),
                backup.drill(),
                backup.paused(),
                backup.alerts(),
                severity(backup.severity()),
                backup.runbook() == null ? manifest.runbook() : backup.runbook(),
                labels(backup.labels()),
                policy,
                provenance,
                backup.minSize(),
                maintenance(backup.maintenance()));
    }

    static Schedule schedule(Manifest.Defaults defaults, Backup backup) {
        return or(or(backup.plan().schedule(), defaults.plan().schedule()), NIGHTLY);
    }

    private <V> V rhythm(Monitor monitor, Function<Monitor.Rhythm, @Nullable V> part, V otherwise) {
        return or(
                or(part.apply(monitor.rhythm()), part.apply(manifest.defaults().rhythm())), otherwise);
    }

    private <V> V plan(Backup backup, Function<Backup.Plan, @Nullable V> part, V otherwise) {
        return or(or(part.apply(backup.plan()), part.apply(manifest.defaults().plan())), otherwise);
    }

    private Severity severity(@Nullable Severity own) {
        return or(or(own, manifest.severity()), Severity.CRITICAL);
    }

    private Map<String, String> labels(Map<String, String> own) {
        Map<String, String> labels = new HashMap<>(manifest.labels());
        labels.putAll(own);
        return labels;
    }

    private List<MaintenanceWindow> maintenance(List<MaintenanceKeys.Window> own) {
        return Stream.concat(manifest.maintenance().stream(), own.stream())
                .map(MaintenanceKeys.Window::window)
                .distinct()
                .toList();
    }

    @NullUnmarked // null if both are
    private static <V> V or(V value, V otherwise) {
        return value == null ? otherwise : value;
    }
}
