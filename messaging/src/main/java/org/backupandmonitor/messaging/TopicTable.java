package org.backupandmonitor.messaging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A whole compacted topic, or a part that its values tell, in memory, followed without a group: every process that needs all of it has its own.
 *
 * <p>Reading is thread-safe at any time; before {@link #caughtUp()} it shows a part only.
 *
 * @param <T> the topic's record type
 */
public final class TopicTable<T> implements AutoCloseable {

    private final String topic;
    private final DeadLetters deadLetters;
    private final Predicate<T> wanted;
    private final Map<String, T> values = new ConcurrentHashMap<>();
    private final List<BiConsumer<String, @Nullable T>> listeners = new CopyOnWriteArrayList<>();
    private final List<BiConsumer<String, T>> removalListeners = new CopyOnWriteArrayList<>();
    private final ConsumerLoop<T> loop;
    private volatile boolean caughtUp;

    /** @param wanted what is worth keeping in memory; asked for each record, and again by {@link #prune} */
    TopicTable(
            String topic,
            Supplier<KafkaConsumer<String, Decoded<T>>> consumers,
            DeadLetters deadLetters,
            Predicate<T> wanted) {
        this.topic = topic;
        this.deadLetters = deadLetters;
        this.wanted = wanted;
        this.loop = new ConsumerLoop<>("table " + topic, consumers, new Reading());
    }

    /** Begins to read. Returns at once. */
    public void start() {
        loop.start();
    }

    public Optional<T> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A live view; what it shows may change while it is read. */
    public Map<String, T> all() {
        return java.util.Collections.unmodifiableMap(values);
    }

    /** Whether the topic has been read to where it ended when reading began. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /**
     * Has the listener told each change from now on: key and value, or null for a removed one. Calls come from the table's
     * own thread and must be quick. Add listeners before {@link #start()} to miss nothing.
     */
    public void onChange(BiConsumer<String, @Nullable T> listener) {
        listeners.add(listener);
    }

    /** Has the listener told what is about to be removed, as it was; otherwise as {@link #onChange}, and before it. */
    public void onRemoval(BiConsumer<String, T> listener) {
        removalListeners.add(listener);
    }

    /** Lets go of what is no longer wanted. The topic keeps it, so listeners are not told. */
    public void prune() {
        values.values().removeIf(wanted.negate());
    }

    @Override
    public void close() {
        loop.close();
    }

    private final class Reading implements ConsumerLoop.Work<T> {

        private final Map<TopicPartition, Long> ends = new HashMap<>();

        /** Of what an earlier consumer brought: what the topic does not say again is no longer there. */
        private final Set<String> unseen = new HashSet<>();

        @Override
        public void begin(KafkaConsumer<String, Decoded<T>> consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException("topic " + topic + " does not exist");
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            unseen.clear();
            unseen.addAll(values.keySet());
            ends.clear();
            ends.putAll(consumer.endOffsets(partitions));
        }

        @Override
        public void record(ConsumerRecord<String, @Nullable Decoded<T>> record) {
            if (record.key() == null) {
                return;
            }
            unseen.remove(record.key());
            if (record.value() == null) {
                removed(record.key());
                return;
            }
            deadLetters.readable(record).ifPresent(value -> {
                if (!wanted.test(value)) {
                    removed(record.key());
                } else if (!value.equals(values.put(record.key(), value))) {
                    listeners.forEach(listener -> listener.accept(record.key(), value));
                }
            });
        }

        private void removed(String key) {
            T before = values.get(key);
            if (before != null) {
                removalListeners.forEach(listener -> listener.accept(key, before));
                values.remove(key);
                listeners.forEach(listener -> listener.accept(key, null));
            }
        }

        @Override
        public void polled(KafkaConsumer<String, Decoded<T>> consumer) {
            if (!ends.isEmpty()) {
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (ends.isEmpty()) {
                    unseen.forEach(this::removed);
                    unseen.clear();
                    caughtUp = true;
                }
            }
        }
    }
}
