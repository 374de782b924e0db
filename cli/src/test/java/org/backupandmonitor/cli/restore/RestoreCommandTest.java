package org.backupandmonitor.cli.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.secret.Secrets;
import org.backupandmonitor.stack.PostgresServer;
import org.backupandmonitor.stack.PostgresSettings;
import org.backupandmonitor.stack.process.FreePort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** With a real restic, and with nothing else of the system. */
class RestoreCommandTest {

    /** What Debian 12's pg_dump can dump. */
    private static final int POSTGRES = 15;

    @TempDir
    Path directory;

    Path source;
    Path target;
    StringWriter said;

    @BeforeEach
    void makeVault() throws Exception {
        source = Files.createDirectories(directory.resolve("source/srv/uploads"));
        target = directory.resolve("restored");
        said = new StringWriter();
        Files.createDirectories(directory.resolve(".bam/secrets"));
        Files.writeString(directory.resolve(".bam/secrets/vault-nas"), "correct horse\n");
        Files.writeString(directory.resolve(".bam/bam.yaml"), """
                bam:
                  vaults:
                    nas: { repository: "%s", password: "secret:vault-nas" }
                """.formatted(directory.resolve("vault")));
        restic("init");
    }

    @Test
    void theNewestWholeSnapshotComesBackAsItWas() throws Exception {
        file("[a] *.txt", "old");
        stored("files", "2026-11-22 02:00:00");
        file("[a] *.txt", "new");
        stored("files", "2026-11-23 02:00:00");
        file("[a] *.txt", "half");
        stored("partial", "2026-11-24 02:00:00");

        assertThat(restore("--to", target.toString())).as(said.toString()).isZero();

        assertThat(target.resolve("srv/uploads/[a] *.txt")).hasContent("new");
        assertThat(said.toString()).contains("Restoring shop/uploads as of 2026-11-23 02:00:00 UTC");
    }

    @Test
    void aRelativeVaultIsWhereBackupServiceHasIt() throws Exception {
        file("a", "kept");
        stored("files", "2026-11-23 02:00:00");
        Files.createDirectories(directory.resolve(".bam/backup-service"));
        Files.move(directory.resolve("vault"), directory.resolve(".bam/backup-service/vault"));
        Files.writeString(
                directory.resolve(".bam/bam.yaml"),
                "bam: { vaults: { nas: { repository: vault, password: 'secret:vault-nas' } } }");

        assertThat(restore("--to", target.toString())).as(said.toString()).isZero();

        assertThat(target.resolve("srv/uploads/a")).hasContent("kept");
    }

    @Test
    void anEarlierTimeGivesAnEarlierState() throws Exception {
        file("a", "old");
        stored("files", "2026-11-22 02:00:00");
        file("a", "new");
        stored("files", "2026-11-23 02:00:00");

        assertThat(restore("--at", "2026-11-22", "--to", target.toString())).isZero();
        assertThat(target.resolve("srv/uploads/a")).hasContent("old");

        assertThat(restore(
                        "--at", "2026-11-20", "--to", directory.resolve("none").toString()))
                .isOne();
        assertThat(said.toString()).contains("vault nas: it has no whole snapshot of this backup from 2026-11-20");
    }

    @Test
    void aVaultThatWasNotFilledForLongIsNotTakenForItsName() throws Exception {
        file("a", "of weeks ago");
        stored("files", "2026-11-01 02:00:00");
        copyVault("attic");
        file("a", "new");
        stored("files", "2026-11-23 02:00:00");

        assertThat(restore("--to", target.toString())).as(said.toString()).isZero();

        assertThat(target.resolve("srv/uploads/a")).hasContent("new");
        assertThat(said.toString()).contains("from vault nas");
    }

    @Test
    void ofVaultsThatOneRunFilledTheFirstIsTakenAndOneOutOfReachIsTold() throws Exception {
        file("a", "new");
        stored("files", "2026-11-23 02:00:00");
        copyVault("attic");
        stored("files", "2026-11-23 02:20:00");

        assertThat(restore("--to", target.toString())).as(said.toString()).isZero();
        assertThat(said.toString()).contains("from vault attic");

        Files.move(directory.resolve("attic"), directory.resolve("unplugged"));
        assertThat(restore("--to", target.toString(), "--force"))
                .as(said.toString())
                .isZero();
        assertThat(said.toString())
                .contains("vault attic: there is no restic repository at " + directory.resolve("attic/shop"))
                .contains("from vault nas");
    }

    @Test
    void onePathIsThatPathWhateverCharactersItHas() throws Exception {
        file("[a]/wanted", "wanted");
        file("a/other", "other");
        stored("files", "2026-11-23 02:00:00");

        assertThat(restore("--path", "/srv/uploads/[a]/", "--to", target.toString()))
                .isZero();

        assertThat(target.resolve("srv/uploads/[a]/wanted")).hasContent("wanted");
        assertThat(target.resolve("srv/uploads/a")).doesNotExist();
    }

    @Test
    void aPathThatIsNotThereIsNoSuccess() throws Exception {
        file("a", "a");
        stored("files", "2026-11-23 02:00:00");

        assertThat(restore("--path", "/srv/upload", "--to", target.toString())).isOne();

        assertThat(said.toString()).contains("holds no /srv/upload");
    }

    @Test
    void whatIsInADirectoryIsNotOverwrittenUnlessSomebodySaysSo() throws Exception {
        file("a", "restored");
        stored("files", "2026-11-23 02:00:00");
        Path mine = target.resolve("srv/uploads/a");
        Files.createDirectories(mine.getParent());
        Files.writeString(mine, "mine");

        assertThat(restore("--to", target.toString())).isOne();
        assertThat(said.toString()).contains("is not empty").contains("--force");
        assertThat(mine).hasContent("mine");

        assertThat(restore("--force", "--to", target.toString())).isZero();
        assertThat(mine).hasContent("restored");
    }

    @Test
    void aFileIsNoPlaceToRestoreTo() throws Exception {
        Files.writeString(target, "a file");

        assertThat(restore("--to", target.toString())).isOne();

        assertThat(said.toString()).contains("is no directory");
    }

    @Test
    void aDatabaseComesBackWithItsRolesThoughALaterRunStoredOnlyThose() throws Exception {
        try (PostgresServer server = PostgresServer.start(
                PostgresSettings.of(directory.resolve("postgres"), directory.resolve("log"), FreePort.any())
                        .withMajorVersion(POSTGRES)
                        .forgetful())) {
            String address =
                    "host=localhost port=" + server.port() + " user=bam dbname=bam password=" + server.password();
            sql(server, "create table orders (id int primary key)");
            sql(server, "insert into orders select generate_series(1, 1000)");
            stream("globals", "globals.sql", "pg_dumpall", "--globals-only", "--no-role-passwords", "-d", address);
            stream("dump", "database.dump", "pg_dump", "-Fc", "-Z0", "-d", address);
            stream("globals", "globals.sql", "echo", "-- of a run that failed");
            sql(server, "drop table orders");

            assertThat(restore("--to", target.toString())).as(said.toString()).isZero();

            run(
                    Map.of(),
                    directory,
                    "pg_restore",
                    "-d",
                    address,
                    target.resolve("database.dump").toString());
            assertThat(count(server)).isEqualTo(1000);
        }
        assertThat(target.resolve("globals.sql")).content().contains("CREATE ROLE bam");
        assertThat(said.toString()).contains("pg_restore --dbname=NAME " + target.resolve("database.dump"));
    }

    @Test
    void whatIsWrongIsSaidInASentence() throws Exception {
        assertThat(restore("--to", target.toString())).isOne();
        assertThat(said.toString()).contains("vault nas: it has no snapshot of this backup");

        Files.writeString(directory.resolve(".bam/secrets/vault-nas"), "battery staple");
        assertThat(restore("--to", target.toString())).isOne();
        assertThat(said.toString()).contains("the password does not open " + directory.resolve("vault/shop"));

        Files.delete(directory.resolve(".bam/secrets/vault-nas"));
        assertThat(restore("--to", target.toString())).isOne();
        assertThat(said.toString()).contains("secret \"vault-nas\" is not set");

        Files.writeString(directory.resolve(".bam/secrets/vault-nas"), "correct horse");
        Files.move(directory.resolve("vault"), directory.resolve("unplugged"));
        assertThat(restore("--to", target.toString())).isOne();
        assertThat(said.toString()).contains("there is no restic repository at " + directory.resolve("vault/shop"));

        assertThat(restore("--vault", "attic", "--to", target.toString())).isOne();
        assertThat(said.toString()).contains("names no vault \"attic\"");
        assertThat(target).doesNotExist();
    }

    @Test
    void resticGetsWhatTheVaultNeedsAndNothingOfTheAccountsOwn() {
        Vault vault = new Vault(
                "s3",
                "s3:https://s3.example.com/vault/shop",
                "secret:vault-nas",
                Map.of("AWS_KEY", "secret:vault-nas"));
        try (Restic restic = new Restic(
                "/usr/bin/env", vault, directory, new Secrets(directory.resolve(".bam/secrets"), Map.of()))) {
            assertThat(restic.ask().out().lines())
                    .contains("AWS_KEY=correct horse", "RESTIC_REPOSITORY=s3:https://s3.example.com/vault/shop")
                    .filteredOn(line -> line.startsWith("RESTIC_"))
                    .hasSize(2);
        }
    }

    @Test
    void aResticThatIsTooOldIsRefused() throws Exception {
        Path old =
                Files.writeString(directory.resolve("restic"), "#!/bin/sh\necho restic 0.14.0 compiled with go1.19\n");
        assertThat(old.toFile().setExecutable(true)).isTrue();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> ResticProgram.find(Map.of("BAM_RESTIC", old.toString()))))
                .hasMessageContaining("restic 0.17 or newer is needed")
                .hasMessageContaining("0.14.0")
                .hasMessageContaining("BAM_RESTIC");
    }

    private int restore(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("shop/uploads", "--data", directory.resolve(".bam").toString()));
        all.addAll(List.of(arguments));
        PrintWriter out = new PrintWriter(said, true);
        return new CommandLine(new RestoreCommand())
                .setOut(out)
                .setErr(out)
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    out.println(problem.getMessage());
                    return 1;
                })
                .execute(all.toArray(String[]::new));
    }

    private void file(String name, String content) throws IOException {
        Files.createDirectories(source.resolve(name).getParent());
        Files.writeString(source.resolve(name), content);
    }

    /** Another vault, which has what the one has until now. */
    private void copyVault(String name) throws Exception {
        run(Map.of(), directory, "cp", "-r", "vault", name);
        Files.writeString(directory.resolve(".bam/bam.yaml"), """
                bam:
                  vaults:
                    %s: { repository: "%s", password: "secret:vault-nas" }
                    nas: { repository: "%s", password: "secret:vault-nas" }
                """.formatted(
                        name, directory.resolve(name), directory.resolve("vault")));
    }

    /** As backup-service stores a mirror. */
    private void stored(String label, String time) throws Exception {
        restic("backup", "--host", "shop-uploads", "--tag", label, "--time", time, ".");
    }

    private void stream(String label, String file, String... producer) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "backup",
                "--host",
                "shop-uploads",
                "--tag",
                label,
                "--stdin-filename",
                file,
                "--stdin-from-command",
                "--"));
        command.addAll(List.of(producer));
        restic(command.toArray(String[]::new));
    }

    private void restic(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(ResticProgram.find(System.getenv())));
        command.addAll(List.of(arguments));
        run(
                Map.of(
                        "RESTIC_REPOSITORY",
                        directory.resolve("vault/shop").toString(),
                        "RESTIC_PASSWORD",
                        "correct horse",
                        "TZ",
                        "UTC"),
                directory.resolve("source"),
                command.toArray(String[]::new));
    }

    private static void run(Map<String, String> environment, Path where, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": " + output)
                .isZero();
    }

    private static void sql(PostgresServer server, String statement) throws Exception {
        try (Connection connection = connect(server);
                Statement open = connection.createStatement()) {
            open.execute(statement);
        }
    }

    private static long count(PostgresServer server) throws Exception {
        try (Connection connection = connect(server);
                Statement open = connection.createStatement();
                var rows = open.executeQuery("select count(*) from orders")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection connect(PostgresServer server) throws Exception {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + server.port() + "/bam", "bam", server.password());
    }
}
