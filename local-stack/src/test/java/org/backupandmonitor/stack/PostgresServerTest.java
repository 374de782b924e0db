package org.backupandmonitor.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.stack.process.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path directory;

    @Test
    void keepsItsRowsOverAStopAndAKill() throws Exception {
        // Given a server that stored one row and was stopped in an orderly way
        PostgresSettings settings = settings();
        try (PostgresServer server = PostgresServer.start(settings)) {
            execute(server, "create table kept (word text)", "insert into kept values ('before the stop')");
        }
        // and that ran again, stored another, and was killed
        try (PostgresServer server = PostgresServer.start(settings)) {
            execute(server, "insert into kept values ('before the kill')");
            server.process().kill();
        }

        // When it is started once more
        try (PostgresServer server = PostgresServer.start(settings)) {

            // Then both are there
            assertThat(words(server)).containsExactly("before the stop", "before the kill");
        }
    }

    @Test
    void endsAServerThatAnEarlierRunLeftAndTakesItsPlace() throws Exception {
        // Given a server nobody looks after any more
        PostgresSettings settings = settings();
        PostgresServer earlier = PostgresServer.start(settings);

        // When another is started on the same directory and port
        try (PostgresServer server = PostgresServer.start(settings)) {

            // Then the first is gone, and the second serves
            assertThat(earlier.process().isAlive()).isFalse();
            assertThat(server.process().isAlive()).isTrue();
            execute(server, "select 1");
        }
    }

    @Test
    void isNotFooledByAProcessThatHasTheNumberOfADeadServer() throws Exception {
        // Given what a killed server leaves, where its number is somebody else's by now
        PostgresSettings settings = settings();
        PostgresServer.start(settings).close();
        Files.writeString(
                directory.resolve("postgres/data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + directory + "\n0\n" + settings.port() + "\n\nlocalhost\n0 0\n");

        // When the server is started again
        try (PostgresServer server = PostgresServer.start(settings)) {

            // Then it serves, and the other process (this one) lives
            execute(server, "select 1");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        // Given
        try (PostgresServer server = PostgresServer.start(settings())) {

            // When somebody tries with another password, then the server refuses
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl(), PostgresServer.USER, "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(directory.resolve("postgres/bam-password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersion() {
        // Given a directory that version 15 wrote
        PostgresSettings settings = settings();
        PostgresServer.start(settings.withMajorVersion(15)).close();

        // When version 18 is to use it, then it says so
        assertThatThrownBy(() -> PostgresServer.start(settings))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("was written by PostgreSQL 15, and this is 18");
    }

    private PostgresSettings settings() {
        return PostgresSettings.of(directory.resolve("postgres"), directory.resolve("postgres.log"), FreePort.any());
    }

    private static void execute(PostgresServer server, String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), PostgresServer.USER, server.password());
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> words(PostgresServer server) throws SQLException {
        List<String> words = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), PostgresServer.USER, server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select word from kept order by ctid")) {
            while (rows.next()) {
                words.add(rows.getString(1));
            }
        }
        return words;
    }
}
