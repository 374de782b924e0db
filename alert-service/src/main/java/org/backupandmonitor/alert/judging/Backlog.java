package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What stood on the topics already when this instance got them, and is no news from this moment. On the judging thread only. */
final class Backlog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Map<TopicPartition, Long> ends = Map.of();

    /** Whatever the assigned partitions hold at the moment is the backlog. */
    void mark(Consumer<?, ?> consumer) {
        ends = Map.copyOf(consumer.endOffsets(consumer.assignment(), PATIENCE));
    }

    /** Whether the record waited for us, or was read before. */
    boolean holds(ConsumerRecord<?, ?> record) {
        return record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    /** How many records of it are still to be read. */
    long size(Consumer<?, ?> consumer) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }
}
