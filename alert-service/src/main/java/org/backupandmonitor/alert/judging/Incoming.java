package org.backupandmonitor.alert.judging;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.messaging.Decoded;
import org.backupandmonitor.messaging.EventDeserializer;
import org.backupandmonitor.messaging.MessagingConfig;
import org.jspecify.annotations.Nullable;

/** Makes the one consumer of everything that happens: one, so that one thread sees it all and judges without locks. */
final class Incoming {

    /** A member that Kafka has not heard of for so long is dead, and the one that stands by takes over. */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    private static final int MAX_BATCH = 500;

    private Incoming() {}

    static List<String> topics(MessagingConfig messaging) {
        return List.of(
                messaging.topic(Topics.RESULTS),
                messaging.topic(Topics.RUNS),
                messaging.topic(Topics.HEARTBEATS),
                messaging.topic(Topics.REVISIONS));
    }

    static KafkaConsumer<String, Decoded<Object>> consumer(Map<String, Object> kafka, MessagingConfig messaging) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "bam-alert");
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, messaging.instance() + "-judging");
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, ActiveMemberAssignor.class.getName());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_TIMEOUT_MILLIS / 5);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_BATCH);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // A topic that is made after we began must not be found minutes later.
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByTopic(messaging));
    }

    /** Reads each topic's own type. */
    private static final class ByTopic implements Deserializer<Decoded<Object>> {

        private final Map<String, EventDeserializer<?>> byTopic;

        ByTopic(MessagingConfig messaging) {
            byTopic = Map.of(
                    messaging.topic(Topics.RESULTS), new EventDeserializer<>(Result.class),
                    messaging.topic(Topics.RUNS), new EventDeserializer<>(RunEvent.class),
                    messaging.topic(Topics.HEARTBEATS), new EventDeserializer<>(Heartbeat.class),
                    messaging.topic(Topics.REVISIONS), new EventDeserializer<>(RepositoryEvent.class));
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // each type is an Object; Kafka's tombstone is a null value
        public Decoded<Object> deserialize(String topic, byte @Nullable [] data) {
            EventDeserializer<?> reader = byTopic.get(topic);
            if (reader == null) {
                throw new IllegalStateException("not subscribed to " + topic);
            }
            return (Decoded<Object>) reader.deserialize(topic, data);
        }
    }
}
