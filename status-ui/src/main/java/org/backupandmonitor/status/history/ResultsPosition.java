package org.backupandmonitor.status.history;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.messaging.MessagingConfig;
import org.backupandmonitor.status.ingest.Progress;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where reading of results begins: at what PostgreSQL says is stored, not at what Kafka says was read. A database that
 * was restored from a backup gets the rest of its results again, as far as Kafka still has them.
 */
@Singleton
@Identifier("results")
public class ResultsPosition implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(ResultsPosition.class);

    private final String topic;
    private final DataSource dataSource;
    private final KafkaTopics kafka;
    private final Progress progress;
    private volatile @Nullable String topicId;

    ResultsPosition(MessagingConfig config, DataSource dataSource, KafkaTopics kafka, Progress progress) {
        this.topic = config.topic(Topics.RESULTS);
        this.dataSource = dataSource;
        this.kafka = kafka;
        this.progress = progress;
    }

    /** Which topic of that name is being read: a topic created anew begins at offset 0 again. */
    public String topicId() {
        String known = topicId;
        return known == null ? refreshed() : known;
    }

    /** What is stored decides; where PostgreSQL can't say, Kafka's own idea does, and storing sorts out the rest. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            Map<Integer, Long> stored = stored(refreshed());
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                Long next = stored.get(partition.partition());
                if (next != null
                        && next >= begins.getOrDefault(partition, 0L)
                        && next <= ends.getOrDefault(partition, 0L)) {
                    consumer.seek(partition, next);
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Reading results where Kafka says, not where PostgreSQL says: %s", e.getMessage());
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measureLag() {
        try {
            KafkaTopics.Described described = kafka.describe(topic);
            topicId = described.id();
            Map<Integer, Long> stored = stored(described.id());
            Map<Integer, KafkaTopics.Range> ranges = kafka.ranges(described.partitions());
            rewind(described.id(), stored, ranges);
            long lag = ranges.entrySet().stream()
                    .mapToLong(entry -> {
                        long begin = entry.getValue().begin();
                        long next = Math.max(begin, stored.getOrDefault(entry.getKey(), begin));
                        return Math.max(0, entry.getValue().end() - next);
                    })
                    .sum();
            progress.lagMeasured(lag);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Can't tell how far behind results are: %s", e.getMessage());
        }
    }

    /**
     * A Kafka that lost the newest records of its log, as one without a spare copy may when the power fails, gives their
     * offsets to others. Those must not be taken for what is stored already. What is stored was read before Kafka was
     * asked, so an end before it is never just an older answer.
     */
    private void rewind(String id, Map<Integer, Long> stored, Map<Integer, KafkaTopics.Range> ranges)
            throws SQLException {
        for (Map.Entry<Integer, Long> entry : stored.entrySet()) {
            KafkaTopics.Range range = ranges.get(entry.getKey());
            if (range != null && range.end() < entry.getValue()) {
                LOG.warnf(
                        "Kafka lost the results %d to %d of partition %d; what is stored of them stays",
                        range.end(), entry.getValue() - 1, entry.getKey());
                try (Connection connection = dataSource.getConnection()) {
                    Offsets.rewind(connection, topic, id, entry.getKey(), entry.getValue(), range.end());
                }
            }
        }
    }

    private String refreshed() {
        String id = kafka.describe(topic).id();
        topicId = id;
        return id;
    }

    private Map<Integer, Long> stored(String id) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return Offsets.read(connection, topic, id, false);
        }
    }
}
