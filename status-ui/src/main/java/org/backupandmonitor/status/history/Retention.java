package org.backupandmonitor.status.history;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Makes tomorrow's partitions today, and forgets what is older than history is kept. */
@Singleton
class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** An instance that was not heard for so long has another name now, or is no more. */
    private static final Duration SILENT = Duration.ofDays(30);

    private final Partitions partitions;
    private final DataSource dataSource;
    private final HistoryConfig config;
    private final Clock clock;

    Retention(Partitions partitions, DataSource dataSource, HistoryConfig config, Clock clock) {
        this.partitions = partitions;
        this.dataSource = dataSource;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        Instant now = clock.instant();
        try {
            partitions.ensure(Days.ahead(now));
            partitions.dropBefore(Days.first(now, config.results()));
            forget("delete from status.dead_letter where at < ?", now, config.deadLetters());
            forget("delete from status.run where finished_at < ?", now, config.events());
            forget("delete from status.incident where resolved_at < ?", now, config.events());
            forget("delete from status.notification where created_at < ?", now, config.events());
            forget("delete from status.repository_event where at < ?", now, config.events());
            // The status that still held when the kept time began is that time's first.
            forget(
                    "delete from status.transition t where since < ? and exists (select 1 from status.transition later"
                            + " where later.monitor = t.monitor and later.since > t.since and later.since <= ?)",
                    now,
                    config.events());
            forget("delete from status.blind_period where until < ?", now, config.events());
            // Since when nobody of a component is heard, only the newest tells.
            forget(
                    "delete from status.component c where at < ? and exists (select 1 from status.component later"
                            + " where later.component = c.component and later.at > c.at)",
                    now,
                    SILENT);
        } catch (SQLException e) {
            LOG.warnf("History could not be tidied up, which is tried again in an hour: %s", e.getMessage());
        }
    }

    private void forget(String sql, Instant now, Duration kept) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setTimestamp(i, Timestamp.from(now.minus(kept)));
            }
            statement.executeUpdate();
        }
    }
}
