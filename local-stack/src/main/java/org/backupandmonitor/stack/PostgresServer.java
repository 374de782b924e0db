package org.backupandmonitor.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.stack.process.ChildProcess;
import org.backupandmonitor.stack.process.EndSignal;

/**
 * One PostgreSQL server on the loopback interface, a process of its own whose data stays in a directory. It has a database
 * and a user {@code bam}; every connection needs a password (SCRAM).
 */
public final class PostgresServer implements AutoCloseable {

    public static final String DATABASE = "bam";
    public static final String USER = "bam";

    private static final String ADMINISTRATOR = "postgres";
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(50);

    private final ChildProcess process;
    private final int port;
    private final PostgresPasswords passwords;

    private PostgresServer(ChildProcess process, int port, PostgresPasswords passwords) {
        this.process = process;
        this.port = port;
        this.passwords = passwords;
    }

    /**
     * Starts a server on the data of an earlier run, or on new data, and returns once it serves clients.
     *
     * @throws StackException if it doesn't come up; the message has the end of its log
     */
    public static PostgresServer start(PostgresSettings settings) {
        PostgresServer server = launch(settings);
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** As {@link #start}, but returns before the server serves; {@link #awaitReady} says when it does. */
    public static PostgresServer launch(PostgresSettings settings) {
        PostgresPrograms programs = PostgresPrograms.unpacked(settings.majorVersion());
        Path directory = settings.data().toAbsolutePath();
        Path cluster = directory.resolve("data");
        try {
            Files.createDirectories(directory);
            PostgresPasswords passwords = PostgresPasswords.keptIn(directory);
            new PostgresCluster(programs, cluster, settings).prepare(passwords);
            List<String> command = new ArrayList<>(UnprivilegedUser.prefix());
            command.addAll(List.of(
                    programs.program("postgres").toString(),
                    "-D",
                    cluster.toString(),
                    "-p",
                    Integer.toString(settings.port())));
            ChildProcess process = ChildProcess.start(
                    "PostgreSQL", command, Map.of("TZ", "UTC"), directory, settings.log(), EndSignal.INT);
            return new PostgresServer(process, settings.port(), passwords);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL's data directory " + directory + " can't be written: " + e.getMessage(), e);
        }
    }

    /**
     * Returns once clients are served and the database is there.
     *
     * @throws StackException if the server ends or takes too long; the message has the end of its log
     */
    public void awaitReady() {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        while (true) {
            try (Connection connection = connect(ADMINISTRATOR, passwords.administrator(), ADMINISTRATOR)) {
                createDatabase(connection);
                return;
            } catch (SQLException e) {
                if (!process.isAlive()) {
                    throw new StackException(
                            "PostgreSQL ended with exit code " + process.exitCode() + " while it started on port "
                                    + port + ". The end of " + process.log() + ":\n" + process.logTail(),
                            e);
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new StackException(
                            "PostgreSQL did not answer on port " + port + " within " + READY_WITHIN.toSeconds() + " s ("
                                    + e.getMessage() + "). The end of " + process.log() + ":\n" + process.logTail(),
                            e);
                }
                pause();
            }
        }
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The password of the user {@code bam}. */
    public String password() {
        return passwords.user();
    }

    /** A connection with every right, to set up what is more than {@code bam}'s database. */
    public Connection administrator(String database) throws SQLException {
        return connect(ADMINISTRATOR, passwords.administrator(), database);
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop(STOP_WITHIN);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    private Connection connect(String user, String password, String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database) + "?connectTimeout=5&socketTimeout=30", user, password);
    }

    private void createDatabase(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!isThere(statement, "select 1 from pg_roles where rolname = '" + USER + "'")) {
                // The password is of our own making: letters and digits only.
                statement.execute("create role " + USER + " login password '" + passwords.user() + "'");
            }
            if (!isThere(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                statement.execute("create database " + DATABASE + " owner " + USER);
            }
        }
    }

    private static boolean isThere(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** Nothing tells when the port opens, so it is asked again; an end is noticed at once. */
    private void pause() {
        try {
            process.endsWithin(ASK_AGAIN_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("waiting for PostgreSQL was interrupted", e);
        }
    }
}
