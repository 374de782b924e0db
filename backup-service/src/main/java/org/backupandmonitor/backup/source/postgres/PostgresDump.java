package org.backupandmonitor.backup.source.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.backup.process.Invocation;
import org.backupandmonitor.backup.process.Programs;
import org.backupandmonitor.backup.source.Hosts;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Pull;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.source.Source;
import org.backupandmonitor.backup.source.SourceFailedException;
import org.backupandmonitor.contracts.backup.PostgresSource;
import org.backupandmonitor.contracts.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * The kind {@code postgres}: pg_dump's custom format goes straight into the vault, and the roles and tablespaces that a
 * restore needs go beside it.
 *
 * <p>The dump is not compressed ({@code -Z0}): the vault compresses, and a small change in the database stays small there.
 */
@ApplicationScoped
class PostgresDump implements Source {

    /** Started from a terminal, the tools would ask there for a password that is missing, and wait for ever. */
    private static final String NEVER_ASK = "--no-password";

    private final Hosts hosts;
    private final Secrets secrets;
    private final Optional<Path> tools;
    private final Duration lockWait;

    @Inject
    PostgresDump(Hosts hosts, Secrets secrets, PostgresConfig config) {
        this(hosts, secrets, config.tools(), config.lockWait());
    }

    PostgresDump(Hosts hosts, Secrets secrets, Optional<Path> tools, Duration lockWait) {
        this.hosts = hosts;
        this.secrets = secrets;
        this.tools = tools;
        this.lockWait = lockWait;
    }

    @Override
    public String kind() {
        return "postgres";
    }

    @Override
    public Pulled pull(Pull pull) {
        if (!(pull.definition().source() instanceof PostgresSource source)) {
            throw new IllegalArgumentException(
                    "not postgres: " + pull.definition().source());
        }
        Connection connection = new Connection(source, hosts.permitted(source.host(), pull.policy()));
        Map<String, String> environment = environment(connection, source.password(), pull.scratch());
        Material dump = new Material.Stream(
                "dump",
                "database.dump",
                new Invocation(
                        List.of(
                                tool("pg_dump"),
                                NEVER_ASK,
                                // It would wait for ever for a table that a migration or a forgotten session has
                                // locked.
                                "--lock-wait-timeout=" + lockWait.toMillis(),
                                "-Fc",
                                "-Z0",
                                "-d",
                                connection.string()),
                        environment,
                        null));
        Material globals = new Material.Stream(
                "globals",
                "globals.sql",
                new Invocation(
                        List.of(
                                tool("pg_dumpall"),
                                NEVER_ASK,
                                "--globals-only",
                                "--no-role-passwords",
                                "-d",
                                connection.string(),
                                "--database=" + source.database()),
                        environment,
                        null));
        return new Dumps(source, List.of(dump, globals));
    }

    private record Dumps(PostgresSource source, List<Material> materials) implements Pulled {

        @Override
        public String explain(String errors) {
            return PostgresFailure.explain(errors, source);
        }
    }

    /** Only names of files, never a value: environments are inherited by more programs than one thinks. */
    private Map<String, String> environment(Connection connection, @Nullable String password, Path scratch) {
        Path file = scratch.resolve("pgpass");
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (password != null) {
                Files.writeString(file, connection.passwordLine(secrets.resolve(password)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written", e);
        }
        return Map.of("PGPASSFILE", file.toString(), "PGSERVICEFILE", "/dev/null", "PGSYSCONFDIR", "/dev/null");
    }

    private String tool(String name) {
        return tools.map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .or(() -> tools.isPresent() ? Optional.empty() : Programs.find(name))
                .map(Path::toString)
                .orElseThrow(() -> new SourceFailedException(name + " is missing on backup-service's machine: install"
                        + " postgresql-client, or set bam.postgres.tools to the directory that holds it"));
    }
}
