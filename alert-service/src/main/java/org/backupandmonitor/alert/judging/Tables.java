package org.backupandmonitor.alert.judging;

import java.util.ArrayList;
import java.util.List;
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

/** The compacted topics that judging needs whole. Reading is thread-safe. */
final class Tables implements Directory, AutoCloseable {

    final TopicTable<ProjectDefinition> projects;
    final TopicTable<MonitorDefinition> monitors;
    final TopicTable<BackupDefinition> backups;
    final TopicTable<MonitorStatus> statuses;
    final TopicTable<Incident> incidents;

    private final ConcurrentLinkedQueue<Consumer<Engine>> changes = new ConcurrentLinkedQueue<>();

    Tables(Definitions definitions, java.time.Clock clock) {
        projects = definitions.table(Topics.PROJECTS, ProjectDefinition.class);
        monitors = definitions.table(Topics.MONITORS, MonitorDefinition.class);
        backups = definitions.table(Topics.BACKUPS, BackupDefinition.class);
        statuses = definitions.table(Topics.STATUSES, MonitorStatus.class);
        incidents = definitions.table(Topics.INCIDENTS, Incident.class);
        projects.onChange((key, project) -> changes.add(engine -> engine.project(key, project)));
        monitors.onChange((key, monitor) -> changes.add(engine -> engine.monitor(key, monitor, clock.instant())));
        backups.onChange((key, backup) -> changes.add(engine -> engine.backup(key, backup, clock.instant())));
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
        return monitors.get(key).map(MonitorDefinition::alerts);
    }

    @Override
    public Optional<Alerts> ofBackup(String key) {
        return backups.get(key).map(BackupDefinition::alerts);
    }

    @Override
    public Optional<Alerts> ofProject(String project) {
        return projects.get(project).map(ProjectDefinition::alerts);
    }

    @Override
    public void close() {
        all().forEach(TopicTable::close);
    }

    private List<TopicTable<?>> all() {
        return List.of(projects, monitors, backups, statuses, incidents);
    }
}
