package org.backupandmonitor.cli.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import org.backupandmonitor.cli.installation.DataDirectory;
import org.backupandmonitor.stack.PostgresServer;
import org.backupandmonitor.stack.PostgresSettings;
import org.backupandmonitor.stack.StackException;

/**
 * The shop's database: orders, and a user who may read everything and change nothing. PostgreSQL 15, because a pg_dump
 * refuses servers that are newer than itself and Debian 12 has that of 15.
 */
final class SampleDatabase {

    private static final int VERSION = 15;

    private final PostgresSettings settings;
    private final String password;

    SampleDatabase(DataDirectory data, int port) {
        this.settings = PostgresSettings.of(data.of("sample-database"), data.log("sample-database"), port)
                .withMajorVersion(VERSION);
        this.password = data.generated(data.secrets().resolve("orders-db"));
    }

    Supplier<PostgresServer> launcher() {
        return () -> PostgresServer.launch(settings);
    }

    /** Waits for the server, and makes the database unless it is there. */
    void fill(PostgresServer server) {
        server.awaitReady();
        try {
            boolean fresh;
            try (Connection connection = server.administrator("postgres");
                    Statement statement = connection.createStatement()) {
                fresh = !isThere(statement, "select 1 from pg_database where datname = 'orders'");
                if (fresh) {
                    // The password is of our own making: letters and digits only.
                    statement.execute("create role backup login password '" + password + "'");
                    statement.execute("grant pg_read_all_data to backup");
                    statement.execute("create database orders");
                }
            }
            if (fresh) {
                createOrders(server);
            }
        } catch (SQLException e) {
            throw new StackException("the sample database could not be filled: " + e.getMessage(), e);
        }
    }

    private static void createOrders(PostgresServer server) throws SQLException {
        try (Connection connection = server.administrator("orders");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table orders (
                      id bigint generated always as identity primary key,
                      article text not null,
                      amount int not null,
                      ordered_at timestamptz not null default now()
                    )""");
            statement.execute("""
                    insert into orders (article, amount)
                    select (array['lantern', 'rope', 'compass'])[1 + n % 3], 1 + n % 5 from generate_series(1, 5000) n""");
        }
    }

    private static boolean isThere(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
