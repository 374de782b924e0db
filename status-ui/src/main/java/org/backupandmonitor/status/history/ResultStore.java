package org.backupandmonitor.status.history;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.backupandmonitor.contracts.monitor.Result;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Stores results with COPY, each exactly once: in one transaction with the offset that says so. Must be called by one
 * thread at a time per partition.
 */
@Singleton
public class ResultStore {

    /**
     * A result and where it came from.
     *
     * @param partition of the topic
     * @param offset in the partition
     */
    public record Arrived(int partition, long offset, Result result) {}

    /** PostgreSQL did not take it; {@code Faults} tells from the cause whether it ever will. */
    static final class StoreException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StoreException(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private final DataSource dataSource;
    private final Partitions partitions;
    private final Words words;

    ResultStore(DataSource dataSource, Partitions partitions, Words words) {
        this.dataSource = dataSource;
        this.partitions = partitions;
        this.words = words;
    }

    /**
     * Stores what is not stored yet.
     *
     * @param arrived of one topic, each partition's in the order of its offsets, none before a partition's first that is
     *     not stored
     * @return how many were new
     */
    public int store(String topic, String topicId, List<Arrived> arrived) {
        List<Result> results = arrived.stream().map(Arrived::result).toList();
        try {
            partitions.ensure(
                    results.stream().map(result -> Days.of(result.at())).toList());
            words.learn(ResultRows.words(results));
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    int stored = copy(connection, topic, topicId, arrived);
                    connection.commit();
                    return stored;
                } catch (SQLException | RuntimeException e) {
                    connection.rollback();
                    throw e;
                } finally {
                    connection.setAutoCommit(true);
                }
            }
        } catch (SQLException e) {
            partitions.forget();
            throw new StoreException(e);
        }
    }

    /** Notes that everything before these offsets is dealt with, stored or not. */
    void passed(String topic, String topicId, Map<Integer, Long> next) {
        try (Connection connection = dataSource.getConnection()) {
            Offsets.write(connection, topic, topicId, next);
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }

    private int copy(Connection connection, String topic, String topicId, List<Arrived> arrived) throws SQLException {
        Map<Integer, Long> next = new HashMap<>(Offsets.read(connection, topic, topicId, true));
        List<Result> fresh = new ArrayList<>(arrived.size());
        for (Arrived one : arrived) {
            if (one.offset() >= next.getOrDefault(one.partition(), 0L)) {
                fresh.add(one.result());
                next.put(one.partition(), one.offset() + 1);
            }
        }
        if (fresh.isEmpty()) {
            return 0;
        }
        BinaryRows.Growing rows = ResultRows.encode(fresh, words);
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(ResultRows.COPY);
        try {
            copy.writeToCopy(rows.bytes(), 0, rows.length());
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        Offsets.write(connection, topic, topicId, next);
        return fresh.size();
    }
}
