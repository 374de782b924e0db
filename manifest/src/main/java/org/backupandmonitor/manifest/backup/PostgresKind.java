package org.backupandmonitor.manifest.backup;

import org.backupandmonitor.contracts.backup.BackupSource;
import org.backupandmonitor.contracts.backup.PostgresSource;
import org.backupandmonitor.manifest.language.Key;
import org.backupandmonitor.manifest.language.MappedType;
import org.backupandmonitor.manifest.language.Shape;
import org.backupandmonitor.manifest.values.Hosts;
import org.backupandmonitor.manifest.values.Texts;

/** {@code postgres}: one database, dumped by its own tools. */
final class PostgresKind {

    private static final Key<String> HOST = Key.required(
                    "host", Hosts.host(), "db.shop.example.com", "The host the server runs on.")
            .alsoCalled("server", "hostname");
    private static final Key<Integer> PORT =
            Key.optional("port", Hosts.port(), "5433", "The server's port.").or(5432);
    private static final Key<String> DATABASE = Key.required(
                    "database", Texts.database(), "orders", "The database that is dumped.")
            .alsoCalled("db", "dbname", "name");
    private static final Key<String> USER = Key.required(
                    "user", Texts.user(), "backup", "Who connects; the role pg_read_all_data is enough.")
            .alsoCalled("username", "role");
    private static final Key<String> PASSWORD =
            Key.optional("password", Texts.secret(), "\"secret:orders-db\"", "Where the password is found.");

    private static final Shape<PostgresSource> SHAPE = Shape.<PostgresSource>of("postgres source")
            .key(HOST, PostgresSource::host)
            .key(PORT, PostgresSource::port)
            .key(DATABASE, PostgresSource::database)
            .key(USER, PostgresSource::user)
            .key(PASSWORD, PostgresSource::password)
            .build(values -> new PostgresSource(
                    values.get(HOST), values.get(PORT), values.get(DATABASE), values.get(USER), values.find(PASSWORD)));

    private PostgresKind() {}

    static SourceKind kind() {
        return new SourceKind(
                "postgres",
                "One PostgreSQL database, dumped by its own tools.",
                "{ host: db.shop.example.com, database: orders, user: backup, password: \"secret:orders-db\" }",
                MappedType.<PostgresSource, BackupSource>of(SHAPE, source -> source, source -> (PostgresSource) source),
                true,
                source -> ((PostgresSource) source).host());
    }
}
