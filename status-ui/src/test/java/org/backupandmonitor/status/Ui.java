package org.backupandmonitor.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jsoup.nodes.Document;

/** What tests over the whole service do again and again: events in, pages out, a look into PostgreSQL. */
final class Ui implements AutoCloseable {

    /** For whatever comes by Kafka, on a machine that is busy with other things. */
    static final Duration SOON = Duration.ofSeconds(60);

    final Publisher publisher = new Publisher();
    final Browser browser;
    private final DataSource dataSource;

    Ui(URI base, DataSource dataSource) {
        this.browser = new Browser(base);
        this.dataSource = dataSource;
    }

    void logIn() {
        String csrf = browser.page("/login").select("input[name=csrf]").val();
        HttpResponse<String> response = browser.post(
                "/login", Map.of("name", "ada", "password", StatusProfile.PASSWORD, "csrf", csrf, "to", "/"));
        assertThat(response.statusCode()).isEqualTo(303);
    }

    /** The page, once it shows that. */
    Document pageOnce(String path, Predicate<Document> shows) {
        return await().atMost(SOON).ignoreException(AssertionError.class).until(() -> browser.page(path), shows);
    }

    void alertAlive() {
        publisher.send(Sample.alertAlive());
        await().atMost(SOON).until(() -> !browser.get("/watch").body().contains("alert-service"));
    }

    /** How many results of this monitor are stored. */
    long results(String monitor) {
        return query(
                "select count(*) from status.result r join status.word w on w.id = r.monitor where w.text = ?",
                monitor);
    }

    long query(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void execute(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        publisher.close();
    }
}
