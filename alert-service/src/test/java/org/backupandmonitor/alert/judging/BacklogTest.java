package org.backupandmonitor.alert.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What waited for this instance is no news from this moment, also when Kafka hands it out a second time. */
class BacklogTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final TopicPartition HEARTBEATS = new TopicPartition("heartbeats", 0);

    private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
    private final Backlog backlog = new Backlog();

    @Test
    void test_what_stood_there_when_the_partition_came_waited_and_what_comes_later_did_not() {
        consumer.assign(List.of(HEARTBEATS));
        consumer.updateBeginningOffsets(Map.of(HEARTBEATS, 0L));
        consumer.updateEndOffsets(Map.of(HEARTBEATS, 5L));
        consumer.seek(HEARTBEATS, 2);

        backlog.mark(consumer, NOW);

        assertThat(backlog.left(consumer)).isEqualTo(3);
        assertThat(backlog.holds(at(4))).isTrue();
        assertThat(backlog.holds(at(5))).isFalse();
    }

    @Test
    void test_it_is_worked_off_when_all_of_it_was_read_also_where_the_last_offsets_hold_no_records() {
        consumer.assign(List.of(HEARTBEATS));
        consumer.updateEndOffsets(Map.of(HEARTBEATS, 5L));
        consumer.seek(HEARTBEATS, 3);
        backlog.mark(consumer, NOW);

        consumer.seek(HEARTBEATS, 5);

        assertThat(backlog.left(consumer)).isZero();
        consumer.seek(HEARTBEATS, 9);
        assertThat(backlog.left(consumer)).isZero();
    }

    @Test
    void test_when_the_partition_comes_again_what_was_read_since_is_no_news() {
        consumer.assign(List.of(HEARTBEATS));
        consumer.updateEndOffsets(Map.of(HEARTBEATS, 5L));
        backlog.mark(consumer, NOW);
        consumer.updateEndOffsets(Map.of(HEARTBEATS, 9L));

        backlog.mark(consumer, NOW);

        assertThat(backlog.holds(at(8))).isTrue();
    }

    private static ConsumerRecord<String, String> at(long offset) {
        return new ConsumerRecord<>("heartbeats", 0, offset, "key", "value");
    }
}
