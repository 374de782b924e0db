package org.backupandmonitor.status.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.stack.testing.LocalStackResource;
import org.backupandmonitor.status.StatusProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StatusProfile.class)
@QuarkusTestResource(value = LocalStackResource.class, restrictToAnnotatedClass = false)
class RetentionTest {

    @Inject
    Retention retention;

    @Inject
    Partitions partitions;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void keepsTheStatusThatStillHoldsHoweverOldItIs() throws SQLException {
        // Given
        execute("insert into status.transition (monitor, since, status, reason) values"
                + " ('vale/stable', now() - interval '800 days', 'UP', ''),"
                + " ('vale/busy', now() - interval '900 days', 'UP', ''),"
                + " ('vale/busy', now() - interval '800 days', 'DOWN', ''),"
                + " ('vale/busy', now() - interval '10 days', 'UP', '')");

        // When
        retention.tidy();

        // Then
        assertThat(texts("select monitor || ' ' || status from status.transition where monitor like 'vale/%'"
                        + " order by monitor, since"))
                .containsExactly("vale/busy DOWN", "vale/busy UP", "vale/stable UP");
    }

    @Test
    void hasPartitionsForTheNextDaysAndNoneOfDaysThatAreOver() throws SQLException {
        // Given
        LocalDate over = LocalDate.of(2020, 2, 29);
        partitions.ensure(List.of(over));
        List<LocalDate> ahead = Days.ahead(Instant.now());

        // When
        retention.tidy();

        // Then
        List<String> tables = texts("select relname from pg_inherits join pg_class on oid = inhrelid"
                + " where inhparent = 'status.result'::regclass");
        assertThat(tables)
                .containsAll(ahead.stream().map(Days::partition).toList())
                .doesNotContain(Days.partition(over));
    }

    @Test
    void forgetsInstancesThatAreGoneButNotWhenAComponentWasHeardLast() throws SQLException {
        // Given
        execute("delete from status.component where component = 'BACKUP'");
        execute("insert into status.component (instance, component, sequence, started_at, at, interval_millis, leaving,"
                + " work, kinds, problems) select 'vale-' || days, 'BACKUP', 1, now(), now() - days * interval '1 day',"
                + " 5000, false, '{}', '[]', '[]' from unnest(array[90, 40, 35]) days");

        // When
        retention.tidy();

        // Then
        assertThat(texts("select instance from status.component where component = 'BACKUP'"))
                .containsExactly("vale-35");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
