package org.backupandmonitor.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backupandmonitor.stack.PostgresServer;
import org.backupandmonitor.stack.PostgresSettings;
import org.backupandmonitor.stack.process.FreePort;
import org.backupandmonitor.system.Events.Event;
import org.backupandmonitor.system.world.Command;
import org.backupandmonitor.system.world.Restic;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A database is dumped by pg_dump, and its rows come out of the vault again. */
@RunningSystem
@Order(41)
class DatabaseBackupIT {

    private final TestWorld world;

    DatabaseBackupIT(TestWorld world) {
        this.world = world;
    }

    @Test
    void theRowsOfADatabaseComeOutOfPlainResticAndPgRestore() throws Exception {
        Path directory = world.directory("orders-database");
        String snapshot;
        try (PostgresServer database = PostgresServer.start(
                PostgresSettings.of(directory.resolve("data"), directory.resolve("log"), FreePort.any())
                        .withMajorVersion(15)
                        .forgetful())) {
            fill(database);
            world.secret("orders-db", database.password());
            world.repository("database").push(manifest(database.port()));
            world.events()
                    .await(
                            "its schedule",
                            "runs.v1",
                            event -> "database/orders".equals(event.key())
                                    && event.text("type").equals("scheduled"));

            world.runNow("database", "orders");

            Event finished = world.events()
                    .await(
                            "the end of the run",
                            "runs.v1",
                            event -> "database/orders".equals(event.key())
                                    && event.text("type").equals("finished"));
            assertThat(finished.text("outcome")).as(finished.text("message")).isEqualTo("SUCCEEDED");
            snapshot = finished.text("snapshots.0.id");
        }
        assertThat(dumped(snapshot)).contains("42\tan order with \\\\t and 'quotes'");
    }

    private static void fill(PostgresServer database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), PostgresServer.USER, database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (id int primary key, note text not null)");
            statement.execute("insert into orders values (42, 'an order with \\t and ''quotes''')");
        }
    }

    /** The dump as SQL: what is in the vault, through pg_restore. The newest snapshot may be one of a run after this one. */
    private String dumped(String snapshot) {
        String listing = Restic.run(world.vault("database"), TestWorld.VAULT_PASSWORD, "ls", snapshot);
        Matcher name = Pattern.compile("(?m)^(/\\S*\\.dump)$").matcher(listing);
        assertThat(name.find()).as(listing).isTrue();
        Path directory = world.directory("orders-restored");
        Path dump = directory.resolve("orders.dump");
        Restic.run(
                world.vault("database"),
                TestWorld.VAULT_PASSWORD,
                "dump",
                "--target",
                dump.toString(),
                snapshot,
                name.group(1));
        return Command.run(directory, Map.of(), "pg_restore", "-f", "-", dump.toString());
    }

    private static String manifest(int port) {
        return """
                version: 1
                project: database
                owners: [database-team@example.com]
                backups:
                  - name: orders
                    postgres:
                      host: 127.0.0.1
                      port: %d
                      database: bam
                      user: bam
                      password: secret:orders-db
                    schedule: every 1d
                    max-age: 2d
                    vaults: [nas]
                """.formatted(port);
    }
}
