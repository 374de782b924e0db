package org.backupandmonitor.status.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.backupandmonitor.contracts.monitor.Finding;
import org.backupandmonitor.contracts.monitor.Phases;
import org.backupandmonitor.messaging.EventMapper;
import org.jspecify.annotations.Nullable;

/** Reads results back. Every query goes by the index (monitor, at) and touches only the days it needs. */
@Singleton
public class ResultHistory {

    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final DataSource dataSource;
    private final Words words;

    ResultHistory(DataSource dataSource, Words words) {
        this.dataSource = dataSource;
        this.words = words;
    }

    /**
     * The newest checks of each of these monitors, oldest first; monitors without any are absent.
     *
     * @param monitors keys
     * @param since older ones are left out
     * @param most how many of each
     */
    public Map<String, List<Check>> recent(Collection<String> monitors, Instant since, int most) {
        String sql = "select monitor.text, r.at, location.text, r.status, r.took"
                + " from status.word monitor cross join lateral ("
                + "   select at, location, status, took from status.result"
                + "   where result.monitor = monitor.id and at >= ? order by at desc limit ?) r"
                + " join status.word location on location.id = r.location"
                + " where monitor.text = any(?) order by r.at";
        return query(sql, statement -> {
            statement.setTimestamp(1, Timestamp.from(since));
            statement.setInt(2, most);
            statement.setArray(3, statement.getConnection().createArrayOf("text", monitors.toArray()));
            Map<String, List<Check>> recent = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    recent.computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
                            .add(new Check(
                                    rows.getTimestamp(2).toInstant(),
                                    rows.getString(3),
                                    Statuses.of(rows.getInt(4)),
                                    micros(rows.getLong(5))));
                }
            }
            return recent;
        });
    }

    /** The newest results of a monitor, newest first. */
    public List<PastResult> newest(String monitor, Instant before, int most, boolean onlyBad) {
        OptionalInt number = number(monitor);
        if (number.isEmpty()) {
            return List.of();
        }
        String sql = "select location.text, probe.text, r.at, r.status, r.took, r.resolve, r.connect, r.tls,"
                + " r.first_byte, r.transfer, r.findings, r.certificate_expires, revision.text"
                + " from (select * from status.result where monitor = ? and at < ?"
                + (onlyBad ? " and status <> 1" : "")
                + " order by at desc limit ?) r"
                + " join status.word location on location.id = r.location"
                + " join status.word probe on probe.id = r.probe"
                + " left join status.word revision on revision.id = r.revision"
                + " order by r.at desc";
        return query(sql, statement -> {
            statement.setInt(1, number.getAsInt());
            statement.setTimestamp(2, Timestamp.from(before));
            statement.setInt(3, most);
            List<PastResult> results = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    results.add(result(rows));
                }
            }
            return results;
        });
    }

    /** When the newest certificate expires that was seen in the newest so many results; empty if none was. */
    public Optional<Instant> certificateExpires(String monitor, int most) {
        OptionalInt number = number(monitor);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        String sql = "select certificate_expires from (select at, certificate_expires from status.result"
                + " where monitor = ? order by at desc limit ?) r"
                + " where certificate_expires is not null order by at desc limit 1";
        return query(sql, statement -> {
            statement.setInt(1, number.getAsInt());
            statement.setInt(2, most);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getTimestamp(1).toInstant()) : Optional.empty();
            }
        });
    }

    /** How long checks took, in slices of equal length from {@code from} on; slices without checks are absent. */
    public Latencies latency(String monitor, Instant from, Instant to, Duration slice) {
        OptionalInt number = number(monitor);
        if (number.isEmpty()) {
            return Latencies.NONE;
        }
        String sql = "select slice, count(*),"
                + " percentile_cont(0.5) within group (order by took) filter (where status in (1, 2)) / 1000.0,"
                + " percentile_cont(0.95) within group (order by took) filter (where status in (1, 2)) / 1000.0,"
                + " coalesce(avg(resolve) filter (where status in (1, 2)), 0) / 1000.0,"
                + " coalesce(avg(connect) filter (where status in (1, 2)), 0) / 1000.0,"
                + " coalesce(avg(tls) filter (where status in (1, 2)), 0) / 1000.0,"
                + " coalesce(avg(first_byte) filter (where status in (1, 2)), 0) / 1000.0,"
                + " coalesce(avg(transfer) filter (where status in (1, 2)), 0) / 1000.0,"
                + " count(*) filter (where status = 3), count(*) filter (where status = 4),"
                + " percentile_cont(0.99) within group (order by took) filter (where status in (1, 2)) / 1000.0"
                + " from (select date_bin(make_interval(secs => ?), at, ?) as slice, took, status, resolve, connect,"
                + "   tls, first_byte, transfer from status.result where monitor = ? and at >= ? and at < ?) r"
                + " group by grouping sets ((slice), ()) order by slice nulls last";
        return query(sql, statement -> {
            statement.setDouble(1, slice.toMillis() / 1_000.0);
            statement.setTimestamp(2, Timestamp.from(from));
            statement.setInt(3, number.getAsInt());
            statement.setTimestamp(4, Timestamp.from(from));
            statement.setTimestamp(5, Timestamp.from(to));
            List<LatencyPoint> points = new ArrayList<>();
            Latencies.Quantiles whole = Latencies.NONE.whole();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Timestamp at = rows.getTimestamp(1);
                    if (at == null) {
                        whole = new Latencies.Quantiles(
                                rows.getLong(2), nullable(rows, 3), nullable(rows, 4), nullable(rows, 12));
                    } else {
                        points.add(point(at.toInstant(), rows));
                    }
                }
            }
            return new Latencies(points, whole);
        });
    }

    private static LatencyPoint point(Instant at, ResultSet rows) throws SQLException {
        return new LatencyPoint(
                at,
                rows.getLong(2),
                nullable(rows, 3),
                nullable(rows, 4),
                rows.getDouble(5),
                rows.getDouble(6),
                rows.getDouble(7),
                rows.getDouble(8),
                rows.getDouble(9),
                rows.getLong(10),
                rows.getLong(11));
    }

    private static @Nullable Double nullable(ResultSet rows, int column) throws SQLException {
        double value = rows.getDouble(column);
        return rows.wasNull() ? null : value;
    }

    private static PastResult result(ResultSet rows) throws SQLException {
        Timestamp expires = rows.getTimestamp(12);
        return new PastResult(
                rows.getString(1),
                rows.getString(2),
                rows.getTimestamp(3).toInstant(),
                Statuses.of(rows.getInt(4)),
                micros(rows.getLong(5)),
                new Phases(phase(rows, 6), phase(rows, 7), phase(rows, 8), phase(rows, 9), phase(rows, 10)),
                findings(rows.getString(11)),
                expires == null ? null : expires.toInstant(),
                rows.getString(13));
    }

    private static @Nullable Duration phase(ResultSet rows, int column) throws SQLException {
        long value = rows.getLong(column);
        return rows.wasNull() ? null : micros(value);
    }

    private static Duration micros(long value) {
        return Duration.ofNanos(value * 1_000);
    }

    private static List<Finding> findings(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        try {
            return EventMapper.json().readValue(json, FINDINGS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings in the table result are no findings", e);
        }
    }

    private OptionalInt number(String monitor) {
        try {
            return words.find(monitor);
        } catch (SQLException e) {
            throw new ResultStore.StoreException(e);
        }
    }

    private interface Query<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private <T> T query(String sql, Query<T> query) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return query.run(statement);
        } catch (SQLException e) {
            throw new ResultStore.StoreException(e);
        }
    }

    /** Monitors that no result was ever kept of have no bars. */
    public List<Check> recent(String monitor, Instant since, int most) {
        return recent(List.of(monitor), since, most).getOrDefault(monitor, Collections.emptyList());
    }
}
