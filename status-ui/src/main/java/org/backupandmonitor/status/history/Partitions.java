package org.backupandmonitor.status.history;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Makes the daily partitions of results before they are needed, and drops whole days that are over. Thread-safe. */
@Singleton
class Partitions {

    private static final Logger LOG = Logger.getLogger(Partitions.class);

    /** Any constant will do, as long as all instances take the same: one at a time makes or drops partitions. */
    private static final long LOCK = 0x62616d5f72657375L;

    private final DataSource dataSource;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    Partitions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes the partitions of these days unless they exist. */
    void ensure(Collection<LocalDate> days) throws SQLException {
        List<LocalDate> missing =
                days.stream().distinct().filter(day -> !known.contains(day)).toList();
        if (missing.isEmpty()) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            inTransaction(connection, () -> {
                Set<LocalDate> existing = Set.copyOf(existing(connection));
                for (LocalDate day : missing) {
                    if (!existing.contains(day)) {
                        create(connection, day);
                    }
                }
            });
        }
        known.addAll(missing);
    }

    /** Drops every day before this one. */
    void dropBefore(LocalDate first) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            inTransaction(connection, () -> {
                for (LocalDate day : existing(connection)) {
                    if (day.isBefore(first)) {
                        execute(connection, "drop table status." + Days.partition(day));
                        known.remove(day);
                        LOG.infof("Dropped the results of %s: older than history is kept", day);
                    }
                }
            });
        }
    }

    /** A partition may have been dropped by somebody else: look again before the next COPY. */
    void forget() {
        known.clear();
    }

    /** Attaching takes a weaker lock on the parent than creating as a partition: nobody's reading or COPY waits. */
    private static void create(Connection connection, LocalDate day) throws SQLException {
        String table = "status." + Days.partition(day);
        execute(connection, "create table " + table + " (like status.result including defaults including constraints)");
        execute(
                connection,
                "alter table status.result attach partition " + table + " for values from ('" + day
                        + " 00:00:00+00') to ('" + day.plusDays(1) + " 00:00:00+00')");
    }

    private static List<LocalDate> existing(Connection connection) throws SQLException {
        String sql = "select child.relname from pg_inherits join pg_class child on child.oid = inhrelid"
                + " where inhparent = 'status.result'::regclass";
        List<LocalDate> days = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Days.ofPartition(rows.getString(1)).ifPresent(days::add);
            }
        }
        return days;
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static void inTransaction(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            // Better to try again in an hour than to queue up in front of everybody who reads.
            execute(connection, "set local lock_timeout = '5s'");
            execute(connection, "select pg_advisory_xact_lock(" + LOCK + ")");
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
