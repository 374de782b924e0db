package org.backupandmonitor.contracts;

import java.util.Map;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.command.Command;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.contracts.repository.RepositoryEvent;

/** Which record type stands on which topic. */
final class EventTypes {

    static final Map<String, Class<?>> BY_TOPIC = Map.ofEntries(
            Map.entry(Topics.PROJECTS, ProjectDefinition.class),
            Map.entry(Topics.MONITORS, MonitorDefinition.class),
            Map.entry(Topics.BACKUPS, BackupDefinition.class),
            Map.entry(Topics.REVISIONS, RepositoryEvent.class),
            Map.entry(Topics.RESULTS, Result.class),
            Map.entry(Topics.STATUSES, MonitorStatus.class),
            Map.entry(Topics.RUNS, RunEvent.class),
            Map.entry(Topics.HEARTBEATS, Heartbeat.class),
            Map.entry(Topics.INCIDENTS, Incident.class),
            Map.entry(Topics.NOTIFICATIONS, Notification.class),
            Map.entry(Topics.COMMANDS, Command.class),
            Map.entry(Topics.DEAD_LETTERS, DeadLetter.class));

    private EventTypes() {}
}
