package org.backupandmonitor.status.ingest;

import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.messaging.Decoded;
import org.backupandmonitor.messaging.EventDeserializer;
import org.backupandmonitor.messaging.events.BackupDefinitionDeserializer;
import org.backupandmonitor.messaging.events.DeadLetterDeserializer;
import org.backupandmonitor.messaging.events.HeartbeatDeserializer;
import org.backupandmonitor.messaging.events.IncidentDeserializer;
import org.backupandmonitor.messaging.events.MonitorDefinitionDeserializer;
import org.backupandmonitor.messaging.events.MonitorStatusDeserializer;
import org.backupandmonitor.messaging.events.NotificationDeserializer;
import org.backupandmonitor.messaging.events.ProjectDefinitionDeserializer;
import org.backupandmonitor.messaging.events.RepositoryEventDeserializer;
import org.backupandmonitor.messaging.events.RunEventDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all the topics of the {@code events} channel, each with its own type, so that one consumer and one transaction
 * serve them all.
 */
public final class EventsDeserializer implements Deserializer<Decoded<?>> {

    private static final Map<String, EventDeserializer<?>> BY_TOPIC = Map.of(
            Topics.PROJECTS, new ProjectDefinitionDeserializer(),
            Topics.MONITORS, new MonitorDefinitionDeserializer(),
            Topics.BACKUPS, new BackupDefinitionDeserializer(),
            Topics.REVISIONS, new RepositoryEventDeserializer(),
            Topics.STATUSES, new MonitorStatusDeserializer(),
            Topics.RUNS, new RunEventDeserializer(),
            Topics.HEARTBEATS, new HeartbeatDeserializer(),
            Topics.INCIDENTS, new IncidentDeserializer(),
            Topics.NOTIFICATIONS, new NotificationDeserializer(),
            Topics.DEAD_LETTERS, new DeadLetterDeserializer());

    @Override
    @SuppressWarnings("NullAway") // Kafka's tombstone is a null value
    public Decoded<?> deserialize(String topic, byte @Nullable [] data) {
        for (Map.Entry<String, EventDeserializer<?>> entry : BY_TOPIC.entrySet()) {
            if (topic.endsWith(entry.getKey())) {
                return entry.getValue().deserialize(topic, data);
            }
        }
        return new Decoded.Unreadable<>("nothing is known of topic " + topic, "");
    }
}
