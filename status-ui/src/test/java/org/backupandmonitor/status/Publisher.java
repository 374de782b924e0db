package org.backupandmonitor.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.backupandmonitor.contracts.Topics;
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
import org.backupandmonitor.messaging.Decoded;
import org.backupandmonitor.messaging.EventSerializer;
import org.backupandmonitor.messaging.events.CommandDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stands for the other services: puts events on the topics as they do. */
final class Publisher implements AutoCloseable {

    private static final String PREFIX = "bam.";

    private final KafkaProducer<String, byte[]> producer;
    private final EventSerializer serializer = new EventSerializer();

    Publisher() {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.LINGER_MS_CONFIG, 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(Object... events) {
        for (Object event : events) {
            raw(topic(event), key(event), serializer.serialize(topic(event), event));
        }
        producer.flush();
    }

    void remove(String topic, String key) {
        raw(topic, key, null);
        producer.flush();
    }

    /** As it is found by somebody who reads it later. */
    void remove(String topic, String key, Instant at) {
        producer.send(new ProducerRecord<>(PREFIX + topic, null, at.toEpochMilli(), key, (byte[]) null));
        producer.flush();
    }

    void garbage(String topic, String key, String text) {
        raw(topic, key, text.getBytes(StandardCharsets.UTF_8));
        producer.flush();
    }

    /** The offset that the record got. */
    long sendAndTellOffset(Result result) {
        try {
            return producer.send(new ProducerRecord<>(
                            PREFIX + Topics.RESULTS, result.key(), serializer.serialize(Topics.RESULTS, result)))
                    .get()
                    .offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    int partitionOf(Result result) {
        int partitions = producer.partitionsFor(PREFIX + Topics.RESULTS).size();
        return Utils.toPositive(Utils.murmur2(result.key().getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Every command that was ever sent. */
    List<Command> commands() {
        try (KafkaConsumer<String, Decoded<Command>> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new CommandDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(PREFIX + Topics.COMMANDS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Command> commands = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.value() instanceof Decoded.Event<Command> event) {
                        commands.add(event.value());
                    }
                });
            }
            return commands;
        }
    }

    private void raw(String topic, String key, byte[] value) {
        producer.send(new ProducerRecord<>(PREFIX + topic, key, value));
    }

    private static String topic(Object event) {
        if (event instanceof ProjectDefinition) {
            return Topics.PROJECTS;
        }
        if (event instanceof MonitorDefinition) {
            return Topics.MONITORS;
        }
        if (event instanceof BackupDefinition) {
            return Topics.BACKUPS;
        }
        if (event instanceof RepositoryEvent) {
            return Topics.REVISIONS;
        }
        if (event instanceof Result) {
            return Topics.RESULTS;
        }
        if (event instanceof MonitorStatus) {
            return Topics.STATUSES;
        }
        if (event instanceof RunEvent) {
            return Topics.RUNS;
        }
        if (event instanceof Heartbeat) {
            return Topics.HEARTBEATS;
        }
        if (event instanceof Incident) {
            return Topics.INCIDENTS;
        }
        if (event instanceof Notification) {
            return Topics.NOTIFICATIONS;
        }
        return Topics.DEAD_LETTERS;
    }

    private static String key(Object event) {
        if (event instanceof ProjectDefinition project) {
            return project.project();
        }
        if (event instanceof MonitorDefinition monitor) {
            return monitor.key();
        }
        if (event instanceof BackupDefinition backup) {
            return backup.key();
        }
        if (event instanceof RepositoryEvent repository) {
            return repository.repository();
        }
        if (event instanceof Result result) {
            return result.key();
        }
        if (event instanceof MonitorStatus status) {
            return status.key();
        }
        if (event instanceof RunEvent run) {
            return run.key();
        }
        if (event instanceof Heartbeat heartbeat) {
            return heartbeat.instance();
        }
        if (event instanceof Incident incident) {
            return incident.id();
        }
        if (event instanceof Notification notification) {
            return notification.incident();
        }
        return ((DeadLetter) event).topic();
    }

    @Override
    public void close() {
        producer.close();
    }
}
