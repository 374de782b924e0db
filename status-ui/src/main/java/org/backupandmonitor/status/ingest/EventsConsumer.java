package org.backupandmonitor.status.ingest;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
    private final Map<String, List<EventHandler<?>>> handlers;

    EventsConsumer(
            MessagingConfig config,
            DeadLetters deadLetters,
            Patience patience,
            Progress progress,
            LiveUpdates live,
            @All List<EventHandler<?>> handlers) {
        this.config = config;
        this.deadLetters = deadLetters;
        this.patience = patience;
        this.progress = progress;
        this.live = live;
        this.handlers = handlers.stream().collect(Collectors.groupingBy(handler -> config.topic(handler.topic())));
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
            List<EventHandler<?>> theirs = handlers.getOrDefault(record.topic(), List.of());
            if (record.value() == null) {
                tasks.add(new Task(record, () -> theirs.forEach(handler -> handler.removed(record.key()))));
            } else {
                readable(record)
                        .ifPresent(event -> tasks.add(new Task(
                                record, () -> theirs.forEach(handler -> store(handler, record.key(), event)))));
            }
        }
        store(tasks);
        progress.eventsStored(tasks.size());
        tasks.stream()
                .map(task -> task.record().topic())
                .distinct()
                .forEach(topic ->
                        live.changed(topic.substring(config.topicPrefix().length())));
    }

    /** An unreadable dead letter must not become another one: that would never end. */
    private Optional<Object> readable(ConsumerRecord<String, @Nullable Decoded<Object>> record) {
        if (record.topic().equals(config.topic(org.backupandmonitor.contracts.Topics.DEAD_LETTERS))
                && record.value() instanceof Decoded.Unreadable<Object>) {
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

    @SuppressWarnings("unchecked") // the deserializer gives each topic the type that its handlers take
    private static <T> void store(EventHandler<T> handler, String key, Object event) {
        handler.store(key, (T) event);
    }

    private static String excerpt(ConsumerRecord<String, @Nullable Decoded<Object>> record) {
        String text = String.valueOf(record.value());
        return text.substring(0, Math.min(text.length(), MAX_EXCERPT));
    }
}
