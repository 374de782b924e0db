package org.backupandmonitor.backup.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.backup.process.ChildProcess;
import org.backupandmonitor.backup.process.Exit;
import org.backupandmonitor.backup.source.Hosts;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.source.SourceFailedException;
import org.backupandmonitor.backup.testing.Given;
import org.backupandmonitor.backup.testing.Shellless;
import org.backupandmonitor.contracts.backup.PostgresSource;
import org.backupandmonitor.contracts.policy.Policy;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.stack.PostgresServer;
import org.backupandmonitor.stack.PostgresSettings;
import org.backupandmonitor.stack.process.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real PostgreSQL 15, which is what Debian 12's pg_dump can dump. */
class PostgresDumpTest {

    private static final int VERSION = 15;
    private static final String ODD_PASSWORD = "a:b\\c'd \"e\" $(f)";

    @TempDir
    static Path directory;

    static PostgresServer server;

    @BeforeAll
    static void startServer() throws Exception {
        Shellless.require("pg_dump", "postgresql-client");
        server = PostgresServer.start(
                PostgresSettings.of(directory.resolve("postgres"), directory.resolve("log"), FreePort.any())
                        .withMajorVersion(VERSION)
                        .forgetful());
        Files.writeString(directory.resolve("right"), server.password());
        Files.writeString(directory.resolve("wrong"), "guessed-it");
        try (Connection connection = connect("bam");
                Statement statement = connection.createStatement()) {
            statement.execute("create table orders (id int primary key, note text)");
            statement.execute("insert into orders select n, 'order ' || n from generate_series(1, 1000) n");
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void a_dump_restores_to_the_same_rows() throws Exception {
        Exit dumped = dumpTo(directory.resolve("orders.dump"), source("bam", "secret:right"), 0);

        assertThat(dumped.code()).as(dumped.errorText()).isZero();
        String before = rows();
        try (Connection connection = connect("bam");
                Statement statement = connection.createStatement()) {
            statement.execute("drop table orders");
        }
        Shellless.run(
                Map.of("PGPASSWORD", server.password()),
                "pg_restore",
                "-h",
                "localhost",
                "-p",
                Integer.toString(server.port()),
                "-U",
                "bam",
                "-d",
                "bam",
                directory.resolve("orders.dump").toString());
        assertThat(rows()).startsWith("1000 ").isEqualTo(before);
    }

    @Test
    void roles_go_with_it_without_their_passwords() throws Exception {
        dumpTo(directory.resolve("globals.sql"), source("bam", "secret:right"), 1);

        assertThat(Files.readString(directory.resolve("globals.sql")))
                .contains("CREATE ROLE bam")
                .doesNotContain("SCRAM-SHA-256");
    }

    /** Measured: a compressed dump is stored whole after each small change; a cut link hung for minutes. */
    @Test
    void a_dump_is_not_compressed_and_notices_a_cut_link() throws Exception {
        try (Pulled pulled = pull(source("bam", "secret:right"))) {
            assertThat(((Material.Stream) pulled.materials().get(0)).producer().command())
                    .contains("-Fc", "-Z0")
                    .anyMatch(
                            argument -> argument.contains(
                                    "connect_timeout=10 keepalives_idle=10 keepalives_interval=5 keepalives_count=3 tcp_user_timeout=20000"));
        }
    }

    @Test
    void odd_names_of_databases_are_names_and_nothing_else() throws Exception {
        Exit dumped = dumpTo(directory.resolve("odd.dump"), source("odd $(touch x) 'name' \\ user", "secret:right"), 0);

        assertThat(dumped.errorText()).contains("database \"odd $(touch x) 'name' \\ user\" does not exist");
    }

    @Test
    void no_password_is_ever_an_argument_or_in_the_environment() throws Exception {
        try (Pulled pulled = pull(source("bam", "secret:right"))) {
            assertThat(pulled.materials()).allSatisfy(material -> {
                var producer = ((Material.Stream) material).producer();
                assertThat(producer.command()).noneMatch(argument -> argument.contains(server.password()));
                assertThat(producer.environment().values()).noneMatch(value -> value.contains(server.password()));
            });
        }
    }

    @Test
    void a_wrong_password_is_told() throws Exception {
        PostgresSource source = source("bam", "secret:wrong");

        Exit dumped = dumpTo(directory.resolve("nothing"), source, 0);

        assertThat(PostgresFailure.explain(dumped.errorText(), source))
                .contains("refused the password of user bam")
                .contains("check the secret")
                .doesNotContain("guessed-it");
    }

    @Test
    void a_password_that_is_missing_is_told_and_never_asked_for() throws Exception {
        PostgresSource source = source("bam", null);
        try (Pulled pulled = pull(source)) {
            assertThat(pulled.materials()).allSatisfy(material -> assertThat(
                            ((Material.Stream) material).producer().command())
                    .contains("--no-password"));
        }

        Exit dumped = dumpTo(directory.resolve("nothing"), source, 0);

        assertThat(PostgresFailure.explain(dumped.errorText(), source))
                .contains("refused the password of user bam: check the secret (the manifest names none)");
    }

    @Test
    void a_missing_database_is_told() throws Exception {
        PostgresSource source = source("nowhere", "secret:right");

        Exit dumped = dumpTo(directory.resolve("nothing"), source, 0);

        assertThat(PostgresFailure.explain(dumped.errorText(), source))
                .contains("database \"nowhere\" does not exist")
                .contains("correct the manifest");
    }

    @Test
    void a_closed_port_is_told() throws Exception {
        PostgresSource source = new PostgresSource("localhost", 1, "bam", "bam", null);

        Exit dumped = dumpTo(directory.resolve("nothing"), source, 0);

        assertThat(PostgresFailure.explain(dumped.errorText(), source))
                .isEqualTo(
                        "PostgreSQL at localhost:1 refused the connection: check that it runs, and host and port in the"
                                + " manifest");
    }

    @Test
    void a_server_newer_than_the_tools_is_told_with_its_remedy() {
        String said = "pg_dump: error: aborting because of server version mismatch\n"
                + "pg_dump: detail: server version: 18.1; pg_dump version: 15.18 (Debian 15.18-0+deb12u1)";

        assertThat(PostgresFailure.explain(said, source("bam", null)))
                .contains("is newer than pg_dump on this machine")
                .contains("server version: 18.1")
                .contains("bam.postgres.tools");
    }

    @Test
    void names_that_would_be_connection_strings_are_refused() {
        assertThat(List.of("host=evil.example.com", "dbname=x host=evil", "postgres://evil/x", "-c", "a\nb", ""))
                .allSatisfy(name -> assertThatThrownBy(() -> pull(source(name, null)))
                        .isInstanceOf(SourceFailedException.class)
                        .hasMessageContaining("correct it in the manifest"));
    }

    @Test
    void only_addresses_that_the_policy_allows_are_connected_to() {
        assertThatThrownBy(() -> pull(source("bam", null), Policy.builtIn()))
                .isInstanceOf(SourceFailedException.class)
                .hasMessageContaining("this machine itself");
    }

    @Test
    void odd_passwords_are_written_as_libpq_reads_them() {
        var connection = new org.backupandmonitor.backup.source.postgres.Connection(source("bam", null), List.of());

        assertThat(connection.passwordLine(ODD_PASSWORD))
                .isEqualTo("localhost:" + server.port() + ":*:bam:a\\:b\\\\c'd \"e\" $(f)\n");
    }

    @Test
    void a_table_that_somebody_keeps_locked_is_not_waited_for_for_ever() throws Exception {
        PostgresSource source = source("bam", "secret:right");
        try (Connection migration = connect("bam");
                Statement statement = migration.createStatement()) {
            migration.setAutoCommit(false);
            statement.execute("lock table orders in access exclusive mode");

            Exit dumped = dumpTo(directory.resolve("nothing"), source, 0, Duration.ofMillis(200));

            assertThat(PostgresFailure.explain(dumped.errorText(), source))
                    .contains("database \"bam\"")
                    .contains(
                            "somebody has held a lock on a table of it for too long (LOCK TABLE public.orders IN ACCESS"
                                    + " SHARE MODE)")
                    .contains("pg_stat_activity");
        }
    }

    private static PostgresSource source(String database, String password) {
        return new PostgresSource("localhost", server.port(), database, "bam", password);
    }

    private static Pulled pull(PostgresSource source) throws IOException {
        return pull(source, Given.loopbackPolicy());
    }

    private static Pulled pull(PostgresSource source, Policy policy) throws IOException {
        return pull(source, policy, Duration.ofMinutes(10));
    }

    private static Pulled pull(PostgresSource source, Policy policy, Duration lockWait) throws IOException {
        return new PostgresDump(new Hosts(), new Secrets(directory, Map.of()), Optional.empty(), lockWait)
                .pull(Given.pull(
                        source,
                        policy,
                        directory.resolve("mirror"),
                        Files.createTempDirectory(directory, "scratch"),
                        false));
    }

    private static Exit dumpTo(Path file, PostgresSource source, int material) throws IOException {
        return dumpTo(file, source, material, Duration.ofMinutes(10));
    }

    /** Runs what the vault would run. */
    private static Exit dumpTo(Path file, PostgresSource source, int material, Duration lockWait) throws IOException {
        try (Pulled pulled = pull(source, Given.loopbackPolicy(), lockWait)) {
            var producer = ((Material.Stream) pulled.materials().get(material)).producer();
            var command = new java.util.ArrayList<>(producer.command());
            command.addAll(1, List.of("-f", file.toString()));
            return ChildProcess.run(
                    new org.backupandmonitor.backup.process.Invocation(command, producer.environment(), null),
                    new Cancellation());
        }
    }

    private static String rows() throws SQLException {
        try (Connection connection = connect("bam");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) || ' ' || md5(string_agg(id || note, ',' order by id)) from orders")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + server.port() + "/" + database, "bam", server.password());
    }
}
