package org.backupandmonitor.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Makes the two ways of following a compacted topic: sharing it with a group, and having all of it. */
@Singleton
public class Definitions {

    /** A member that Kafka has not heard of for so long is dead, and its share goes to the others. */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> kafka;
    private final MessagingConfig config;
    private final DeadLetters deadLetters;

    @Inject
    Definitions(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MessagingConfig config,
            DeadLetters deadLetters) {
        this.kafka = kafka;
        this.config = config;
        this.deadLetters = deadLetters;
    }

    /**
     * This process's share of a topic; not started yet.
     *
     * @param topic name without prefix, from {@code Topics}
     * @param group all processes that share the topic's definitions
     */
    public <T> OwnedDefinitions<T> own(String topic, String group, Class<T> type, DefinitionListener<T> listener) {
        String name = config.topic(topic);
        return new OwnedDefinitions<>(name, () -> grouped(group, type), deadLetters, listener);
    }

    /**
     * The whole of a topic; not started yet.
     *
     * @param topic name without prefix, from {@code Topics}
     */
    public <T> TopicTable<T> table(String topic, Class<T> type) {
        return table(topic, type, all -> true);
    }

    /**
     * A part of a topic; the rest is read and not kept. Not started yet.
     *
     * @param topic name without prefix, from {@code Topics}
     * @param wanted whether a record belongs to the part; one that does not takes the place of one that did, as if that were
     *     removed. It may change its mind as time goes by, see {@link TopicTable#prune}
     */
    public <T> TopicTable<T> table(String topic, Class<T> type, Predicate<T> wanted) {
        return new TopicTable<>(config.topic(topic), () -> consumer(settings(), type), deadLetters, wanted);
    }

    private <T> KafkaConsumer<String, Decoded<T>> grouped(String group, Class<T> type) {
        Map<String, Object> settings = settings();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, config.instance() + "-" + group);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_TIMEOUT_MILLIS / 5);
        // A member that joins or leaves must not make the others drop and reread what they keep.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return consumer(settings, type);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return settings;
    }

    private static <T> KafkaConsumer<String, Decoded<T>> consumer(Map<String, Object> settings, Class<T> type) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new EventDeserializer<>(type));
    }
}
