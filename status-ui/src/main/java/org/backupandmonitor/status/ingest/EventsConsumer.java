package org.backupandmonitor.status.ingest;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.messaging.DeadLetters;
import org.backupandmonitor.messaging.Decoded;
import org.backupandmonitor.messaging.MessagingConfig;
import org.backupandmonitor.status.live.LiveUpdates;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Stores everything but results: one transaction per poll, and one per record where a poll holds a bad one. */
@ApplicationScoped
class EventsConsumer {

    private static final int MAX_EXCERPT = 200;

    /** A record that can be read, and what its handlers do with it. */
    private record Task(ConsumerRecord<String, @Nullable Decoded<Object>> record, Runnable work) {}

    private final MessagingConfig config;
    private final DeadLetters deadLetters;
    private final Patience patience;
    private final Progress progress;
    private final LiveUpdates live;
    private final Handlers handlers;

    EventsConsumer(
            MessagingConfig config,
            DeadLetters deadLetters,
            Patience patience,
            Progress progress,
            LiveUpdates live,
            Handlers handlers) {
        this.config = config;
        this.deadLetters = deadLetters;
        this.patience = patience;
        this.progress = progress;
        this.live = live;
        this.handlers = handlers;
    }

    @Incoming("events")
    @Blocking
    void consume(ConsumerRecords<String, @Nullable Decoded<Object>> records) {
        List<Task> tasks = new ArrayList<>();
        for (ConsumerRecord<String, @Nullable Decoded<Object>> record : records) {
            if (record.key() == null) {
                deadLetters.add(record, "the record has no key", "");
                continue;
            }
            String topic = topic(record);
            if (record.value() == null) {
                Instant at = Instant.ofEpochMilli(record.timestamp());
                tasks.add(new Task(record, () -> handlers.removed(topic, record.key(), at)));
            } else {
                readable(record)
                        .ifPresent(
                                event -> tasks.add(new Task(record, () -> handlers.store(topic, record.key(), event))));
            }
        }
        store(tasks);
        progress.eventsStored(tasks.size());
        tasks.stream().map(task -> topic(task.record())).distinct().forEach(live::changed);
    }

    /** Its topic's name without prefix. */
    private String topic(ConsumerRecord<?, ?> record) {
        return record.topic().substring(config.topicPrefix().length());
    }

    /** An unreadable dead letter must not become another one: that would never end. */
    private Optional<Object> readable(ConsumerRecord<String, @Nullable Decoded<Object>> record) {
        if (topic(record).equals(Topics.DEAD_LETTERS) && record.value() instanceof Decoded.Unreadable<Object>) {
            return Optional.empty();
        }
        return deadLetters.readable(record);
    }

    private void store(List<Task> tasks) {
        if (patience.inTransaction(() -> tasks.forEach(task -> task.work().run()))
                .isEmpty()) {
            return;
        }
        for (Task task : tasks) {
            patience.inTransaction(task.work())
                    .ifPresent(error -> deadLetters.add(task.record(), error, excerpt(task.record())));
        }
    }

    private static String excerpt(ConsumerRecord<String, @Nullable Decoded<Object>> record) {
        String text = String.valueOf(record.value());
        return text.substring(0, Math.min(text.length(), MAX_EXCERPT));
    }
}
