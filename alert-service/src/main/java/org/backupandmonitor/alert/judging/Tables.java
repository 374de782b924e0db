package org.backupandmonitor.alert.judging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.backupandmonitor.alert.routing.Directory;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.project.Alerts;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.messaging.Definitions;
import org.backupandmonitor.messaging.TopicTable;
import org.jspecify.annotations.Nullable;

/** The compacted topics that judging needs whole. Reading is thread-safe. */
final class Tables implements Directory, AutoCloseable {

    final TopicTable<ProjectDefinition> projects;
    final TopicTable<MonitorDefinition> monitors;
    final TopicTable<BackupDefinition> backups;
    final TopicTable<MonitorStatus> statuses;
    final TopicTable<Incident> incidents;

    /** What ended longer ago was published before this process began. */
    private static final Duration LATELY = Duration.ofDays(1);

    /** So much of what was removed is remembered: those who heard that it is down hear that it is no more. */
    private static final int FORMER = 10_000;

    private final Map<String, Alerts> former = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Alerts> eldest) {
            return size() > FORMER;
        }
    });
    private final ConcurrentLinkedQueue<Consumer<Engine>> changes = new ConcurrentLinkedQueue<>();

    Tables(Definitions definitions, Clock clock) {
        projects = definitions.table(Topics.PROJECTS, ProjectDefinition.class);
        monitors = definitions.table(Topics.MONITORS, MonitorDefinition.class);
        backups = definitions.table(Topics.BACKUPS, BackupDefinition.class);
        statuses = definitions.table(Topics.STATUSES, MonitorStatus.class);
        incidents =
                definitions.table(Topics.INCIDENTS, Incident.class, incident -> isUseful(incident, clock.instant()));
        projects.onRemoval((key, project) -> remember(Topics.PROJECTS, key, project.alerts()));
        monitors.onRemoval((key, monitor) -> remember(Topics.MONITORS, key, monitor.alerts()));
        backups.onRemoval((key, backup) -> remember(Topics.BACKUPS, key, backup.alerts()));
        projects.onChange((key, project) -> changes.add(engine -> engine.project(key, project)));
        monitors.onChange((key, monitor) -> changes.add(engine -> engine.monitor(key, monitor, clock.instant())));
        backups.onChange((key, backup) -> changes.add(engine -> engine.backup(key, backup, clock.instant())));
    }

    /** Whether whoever begins to judge needs to know that it is published: it is open, or its end may not be. */
    static boolean isUseful(Incident incident, Instant now) {
        Instant resolvedAt = incident.resolvedAt();
        return resolvedAt == null || !resolvedAt.isBefore(now.minus(LATELY));
    }

    /** Lets go of incidents that ended long ago. */
    void prune() {
        incidents.prune();
    }

    void start() {
        all().forEach(TopicTable::start);
    }

    boolean caughtUp() {
        return all().stream().allMatch(TopicTable::caughtUp);
    }

    /** What changed since the last call, to be handed to the engine; call it on the judging thread. */
    List<Consumer<Engine>> changes() {
        List<Consumer<Engine>> drained = new ArrayList<>();
        for (Consumer<Engine> change = changes.poll(); change != null; change = changes.poll()) {
            drained.add(change);
        }
        return drained;
    }

    @Override
    public Optional<Alerts> ofMonitor(String key) {
        return monitors.get(key).map(MonitorDefinition::alerts).or(() -> former(Topics.MONITORS, key));
    }

    @Override
    public Optional<Alerts> ofBackup(String key) {
        return backups.get(key).map(BackupDefinition::alerts).or(() -> former(Topics.BACKUPS, key));
    }

    @Override
    public Optional<Alerts> ofProject(String project) {
        return projects.get(project).map(ProjectDefinition::alerts).or(() -> former(Topics.PROJECTS, project));
    }

    private void remember(String topic, String key, @Nullable Alerts alerts) {
        if (alerts != null) {
            former.put(topic + " " + key, alerts);
        }
    }

    private Optional<Alerts> former(String topic, String key) {
        return Optional.ofNullable(former.get(topic + " " + key));
    }

    @Override
    public void close() {
        all().forEach(TopicTable::close);
    }

    private List<TopicTable<?>> all() {
        return List.of(projects, monitors, backups, statuses, incidents);
    }
}
