package org.backupandmonitor.messaging;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.record.TimestampType;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.Topics.Cleanup;
import org.backupandmonitor.contracts.Topics.Topic;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Creates the topics that are missing, before any channel of the service asks for them. */
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

    void onStart(@Observes @Priority(1) StartupEvent event) {
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

    private NewTopic newTopic(Topic topic) {
        Map<String, String> settings = new HashMap<>();
        if (topic.cleanup() == Cleanup.COMPACT) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            Duration retention = RETENTION.getOrDefault(topic.name(), DEFAULT_RETENTION);
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        if (topic.name().equals(Topics.HEARTBEATS)) {
            // A clock that is off can only be told by another one: Kafka's own.
            settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TimestampType.LOG_APPEND_TIME.name);
        }
        return new NewTopic(config.topic(topic.name()), config.partitions(), config.replication()).configs(settings);
    }
}
