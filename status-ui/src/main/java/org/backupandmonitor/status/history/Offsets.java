package org.backupandmonitor.status.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** How far results are stored, read and written within the caller's transaction. */
final class Offsets {

    private Offsets() {}

    /**
     * The first offset of each partition that is not stored yet; partitions that nothing is known of are absent.
     *
     * @param lock true holds the rows until the end of the transaction, so that of two instances that were both given
     *     the same records (one of them by mistake, late after a rebalance) the second sees what the first has stored
     */
    static Map<Integer, Long> read(Connection connection, String topic, String topicId, boolean lock)
            throws SQLException {
        String sql = "select partition, next_offset from status.ingest_offset where topic = ? and topic_id = ?"
                + " order by partition" + (lock ? " for update" : "");
        Map<Integer, Long> offsets = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, topic);
            statement.setString(2, topicId);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    offsets.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        return offsets;
    }

    /** Notes how far each partition is dealt with; never goes back. */
    static void write(Connection connection, String topic, String topicId, Map<Integer, Long> next)
            throws SQLException {
        String sql = "insert into status.ingest_offset (topic, topic_id, partition, next_offset) values (?, ?, ?, ?)"
                + " on conflict (topic, topic_id, partition) do update"
                + " set next_offset = greatest(ingest_offset.next_offset, excluded.next_offset)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Map.Entry<Integer, Long> entry : next.entrySet()) {
                statement.setString(1, topic);
                statement.setString(2, topicId);
                statement.setInt(3, entry.getKey());
                statement.setLong(4, entry.getValue());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Goes back, unless somebody has moved on meanwhile. */
    static void rewind(Connection connection, String topic, String topicId, int partition, long from, long to)
            throws SQLException {
        String sql = "update status.ingest_offset set next_offset = ?"
                + " where topic = ? and topic_id = ? and partition = ? and next_offset = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, to);
            statement.setString(2, topic);
            statement.setString(3, topicId);
            statement.setInt(4, partition);
            statement.setLong(5, from);
            statement.executeUpdate();
        }
    }
}
