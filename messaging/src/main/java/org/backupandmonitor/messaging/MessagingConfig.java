package org.backupandmonitor.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.backupandmonitor.contracts.heartbeat.Component;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The settings that every service shares. Single properties rather than a mapping of {@code bam}, since each service maps
 * its own parts below that prefix.
 *
 * @param topicPrefix stands before every topic name
 * @param component which of the five services this is; empty in tools that only read
 * @param instance unique name of this process; the component and host name unless its operator names it
 * @param location of a probe; empty for the others
 * @param heartbeatEvery time between two heartbeats
 * @param partitions of topics that are yet to be created
 * @param replication of topics that are yet to be created
 * @param kafkaWait how long a service waits for Kafka when it starts
 */
@Singleton
public record MessagingConfig(
        String topicPrefix,
        Optional<Component> component,
        String instance,
        Optional<String> location,
        Duration heartbeatEvery,
        int partitions,
        short replication,
        Duration kafkaWait) {

    @Inject
    public MessagingConfig(
            @ConfigProperty(name = "bam.topic-prefix") String topicPrefix,
            @ConfigProperty(name = "bam.component") Optional<Component> component,
            @ConfigProperty(name = "bam.instance") Optional<String> instance,
            @ConfigProperty(name = "bam.location") Optional<String> location,
            @ConfigProperty(name = "bam.heartbeat.every") Duration heartbeatEvery,
            @ConfigProperty(name = "bam.topics.partitions") int partitions,
            @ConfigProperty(name = "bam.topics.replication") short replication,
            @ConfigProperty(name = "bam.topics.wait") Duration kafkaWait) {
        this(
                topicPrefix,
                component,
                instance.orElseGet(() -> component.map(MessagingConfig::lower).orElse("tool") + "-" + hostName()),
                location,
                heartbeatEvery,
                partitions,
                replication,
                kafkaWait);
    }

    /** The topic's name as Kafka knows it. */
    public String topic(String name) {
        return topicPrefix + name;
    }

    /** The component's name as people read it. */
    public String componentName() {
        return component.map(MessagingConfig::lower).orElse("tool");
    }

    private static String lower(Component component) {
        return component.name().toLowerCase(Locale.ROOT);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
