package org.backupandmonitor.messaging;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.record.TimestampType;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.Topics.Cleanup;
import org.backupandmonitor.contracts.Topics.Topic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are missing, before any channel of the service asks for them, and corrects those that exist and would
 * lose what they must keep: a broker may have made them by itself, as its defaults say, for somebody who was quicker.
 */
@Singleton
public class TopicCreator {

    private static final Logger LOG = Logger.getLogger(TopicCreator.class);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    /** Heartbeats and commands mean nothing the next day; the rest is kept long enough for a service to be away. */
    private static final Map<String, Duration> RETENTION = Map.of(
            Topics.HEARTBEATS, Duration.ofDays(1),
            Topics.COMMANDS, Duration.ofDays(1),
            Topics.RESULTS, Duration.ofDays(7));

    private static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

    private final Map<String, Object> kafka;
    private final MessagingConfig config;
    private final boolean required;

    /** @param required whether a service can't do anything without Kafka, and rather ends than begins without it */
    @Inject
    TopicCreator(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MessagingConfig config,
            @ConfigProperty(name = "bam.topics.required") boolean required) {
        this.kafka = kafka;
        this.config = config;
        this.required = required;
    }

    /** Before the scheduler begins at priority 0: whatever it starts may send, and a broker may then make the topic its own way. */
    void onStart(@Observes @Priority(-1) StartupEvent event) {
        try {
            create();
        } catch (KafkaAwayException e) {
            if (required) {
                throw e;
            }
            LOG.errorf("%s Going on without it; topics are created when it answers.", e.getMessage());
            Thread thread = new Thread(this::createAtLast, "topics");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void createAtLast() {
        while (true) {
            try {
                create();
                return;
            } catch (KafkaAwayException e) {
                LOG.debug("Kafka is still away", e);
            } catch (RuntimeException e) {
                LOG.error("Topics can't be created", e);
                return;
            }
        }
    }

    /** Kafka did not answer in time. */
    private static final class KafkaAwayException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        KafkaAwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Waits for Kafka and creates what is missing.
     *
     * @throws IllegalStateException if Kafka does not answer in time; the message says where it was looked for
     */
    void create() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ATTEMPT.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ATTEMPT.toMillis());
        Object servers = settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        long deadline = System.nanoTime() + config.kafkaWait().toNanos();
        try (Admin admin = Admin.create(settings)) {
            while (true) {
                try {
                    createMissing(admin);
                    correctExisting(admin);
                    return;
                } catch (ExecutionException | TimeoutException e) {
                    if (System.nanoTime() > deadline) {
                        throw new KafkaAwayException(
                                "Kafka at " + servers + " did not answer within "
                                        + config.kafkaWait().toSeconds()
                                        + " s: is it running, and is kafka.bootstrap.servers right?",
                                e);
                    }
                    LOG.warnf("Waiting for Kafka at %s: %s", servers, e.getMessage());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for Kafka at " + servers, e);
        }
    }

    private void createMissing(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> existing = admin.listTopics().names().get(ATTEMPT.toSeconds(), TimeUnit.SECONDS);
        List<NewTopic> missing = Topics.all().stream()
                .filter(topic -> !existing.contains(config.topic(topic.name())))
                .map(this::newTopic)
                .toList();
        try {
            admin.createTopics(missing).all().get(ATTEMPT.toSeconds() * 2, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            // The services start side by side; another one may have been quicker.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
            if (missing.size() > 1) {
                createMissing(admin);
            }
        }
    }

    private void correctExisting(Admin admin) throws ExecutionException, InterruptedException, TimeoutException {
        Map<ConfigResource, Topic> resources = new HashMap<>();
        Topics.all()
                .forEach(topic -> resources.put(
                        new ConfigResource(ConfigResource.Type.TOPIC, config.topic(topic.name())), topic));
        Map<ConfigResource, Config> existing =
                admin.describeConfigs(resources.keySet()).all().get(ATTEMPT.toSeconds(), TimeUnit.SECONDS);
        Map<ConfigResource, Collection<AlterConfigOp>> corrections = new HashMap<>();
        resources.forEach((resource, topic) -> {
            Config found = existing.get(resource);
            Map<String, String> wanted = new HashMap<>(contract(topic));
            wanted.entrySet().removeIf(setting -> found == null || holds(setting, found));
            if (!wanted.isEmpty()) {
                LOG.warnf("Topic %s was made with other settings; it gets %s", resource.name(), wanted);
                corrections.put(resource, changes(wanted));
            }
        });
        try {
            admin.incrementalAlterConfigs(corrections).all().get(ATTEMPT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
            LOG.errorf("Kafka does not let us change them; please give them these settings: %s", e.getMessage());
        }
    }

    private static boolean holds(Map.Entry<String, String> setting, Config found) {
        return setting.getValue().equals(found.get(setting.getKey()).value());
    }

    private static List<AlterConfigOp> changes(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    /** What the topic's readers rely on; everything else is the operator's to change. */
    private static Map<String, String> contract(Topic topic) {
        String cleanup = topic.cleanup() == Cleanup.COMPACT
                ? TopicConfig.CLEANUP_POLICY_COMPACT
                : TopicConfig.CLEANUP_POLICY_DELETE;
        return topic.name().equals(Topics.HEARTBEATS)
                // A clock that is off can only be told by another one: Kafka's own.
                ? Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        cleanup,
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        TimestampType.LOG_APPEND_TIME.name)
                : Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
    }

    private NewTopic newTopic(Topic topic) {
        Map<String, String> settings = new HashMap<>(contract(topic));
        if (topic.cleanup() == Cleanup.DELETE) {
            Duration retention = RETENTION.getOrDefault(topic.name(), DEFAULT_RETENTION);
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        return new NewTopic(config.topic(topic.name()), config.partitions(), config.replication()).configs(settings);
    }
}
