package org.backupandmonitor.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The definitions whose partitions Kafka assigned to this member of a consumer group: Kafka spreads the work, and moves a
 * dead member's share to its neighbours.
 *
 * <p>A partition that is assigned is read from its beginning; its definitions are told once it has been read to where it
 * ended then, each in its newest form. No offset is ever committed. A record that can't be read leaves the last good
 * definition of its key in force.
 *
 * @param <T> the topic's record type
 */
public final class OwnedDefinitions<T> implements AutoCloseable {

    private final String topic;
    private final DeadLetters deadLetters;
    private final DefinitionListener<T> listener;
    private final Map<TopicPartition, Share<T>> shares = new HashMap<>();
    private final ConsumerLoop<T> loop;

    OwnedDefinitions(
            String topic,
            Supplier<KafkaConsumer<String, Decoded<T>>> consumers,
            DeadLetters deadLetters,
            DefinitionListener<T> listener) {
        this.topic = topic;
        this.deadLetters = deadLetters;
        this.listener = listener;
        this.loop = new ConsumerLoop<>("owned " + topic, consumers, new Reading());
    }

    /** Joins the group. Returns at once; the listener is called from another thread. */
    public void start() {
        loop.start();
    }

    /** Leaves the group and releases everything. */
    @Override
    public void close() {
        loop.close();
    }

    /** What is owned of one partition; waiting until it has been read to {@code end}. */
    private static final class Share<T> {
        final long end;
        final Map<String, T> definitions = new LinkedHashMap<>();
        boolean told;

        Share(long end) {
            this.end = end;
        }
    }

    private final class Reading implements ConsumerLoop.Work<T> {

        @Override
        public void begin(KafkaConsumer<String, Decoded<T>> consumer) {
            release(List.copyOf(shares.keySet()));
            consumer.subscribe(List.of(topic), new Assignment(consumer));
        }

        @Override
        public void record(ConsumerRecord<String, @Nullable Decoded<T>> record) {
            Share<T> share = shares.get(new TopicPartition(record.topic(), record.partition()));
            if (share == null || record.key() == null) {
                return;
            }
            if (record.value() == null) {
                T before = share.definitions.remove(record.key());
                if (share.told && before != null) {
                    listener.released(record.key());
                }
                return;
            }
            deadLetters.readable(record).ifPresent(definition -> {
                T before = share.definitions.put(record.key(), definition);
                if (share.told && !definition.equals(before)) {
                    listener.owned(record.key(), definition);
                }
            });
        }

        @Override
        public void polled(KafkaConsumer<String, Decoded<T>> consumer) {
            shares.forEach((partition, share) -> {
                if (!share.told && consumer.position(partition) >= share.end) {
                    share.told = true;
                    share.definitions.forEach(listener::owned);
                }
            });
        }
    }

    private final class Assignment implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, Decoded<T>> consumer;

        Assignment(KafkaConsumer<String, Decoded<T>> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                // A rebalance that gave us nothing is told too, and for Kafka "seek in none" means in all we have.
                return;
            }
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            ends.forEach((partition, end) -> shares.put(partition, new Share<>(end)));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            release(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            release(partitions);
        }
    }

    private void release(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            Share<T> share = shares.remove(partition);
            if (share != null && share.told) {
                share.definitions.keySet().forEach(listener::released);
            }
        }
    }
}
