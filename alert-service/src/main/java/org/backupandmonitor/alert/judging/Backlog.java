package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What stood on the topics already when this instance got them, and is no news from this moment. On the judging thread only. */
final class Backlog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private Instant since = Instant.MIN;

    /** Whatever the assigned partitions hold at the moment is the backlog. */
    void mark(Consumer<?, ?> consumer, Instant now) {
        Map<TopicPartition, Long> found = consumer.endOffsets(consumer.assignment(), PATIENCE);
        ends.clear();
        ends.putAll(found);
        since = now;
    }

    /** When the reading of it began. */
    Instant since() {
        return since;
    }

    /** Whether the record waited for us, or was read before. */
    boolean holds(ConsumerRecord<?, ?> record) {
        return record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    /** How many records of it are still to be read. */
    long left(Consumer<?, ?> consumer) {
        ends.entrySet().removeIf(end -> end.getValue() <= consumer.position(end.getKey(), PATIENCE));
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - consumer.position(end.getKey(), PATIENCE))
                .sum();
    }
}
