package org.backupandmonitor.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.backupandmonitor.system.stack.CliStack;
import org.backupandmonitor.system.stack.ComposeStack;
import org.backupandmonitor.system.stack.Stack;
import org.backupandmonitor.system.world.Command;
import org.backupandmonitor.system.world.GitRepository;
import org.backupandmonitor.system.world.MailServer;
import org.backupandmonitor.system.world.SlackServer;
import org.backupandmonitor.system.world.SshHost;
import org.backupandmonitor.system.world.Target;

/** One running system and the world around it, for all scenarios. Each scenario has repositories and projects of its own. */
final class TestWorld implements AutoCloseable {

    static final String API_TOKEN = "read-only-token-of-the-tests";
    static final String VAULT_PASSWORD = "vault password with spaces";
    static final String OPERATIONS = "ops@example.com";
    static final String SLACK_CHANNEL = "shop-alerts";

    private static final List<String> REPOSITORIES = List.of(
            "shop",
            "careless",
            "hostile",
            "bomb",
            "huge",
            "twins",
            "thief",
            "typing-error",
            "unreadable",
            "files",
            "database",
            "many",
            "browser",
            "lasting");

    private final Path directory;
    private final Map<String, GitRepository> repositories = new LinkedHashMap<>();
    /** Under which the services reach what the tests serve. */
    private final String address = System.getProperty("bam.system.address", "127.0.0.1");

    final MailServer mail;
    final SlackServer slack;
    final Target target;
    final SshHost sshHost;
    final Stack stack;
    private Events events;

    private TestWorld(Path directory) {
        this.directory = directory;
        Awaitility.setDefaultPollInterval(java.time.Duration.ofMillis(200));
        REPOSITORIES.forEach(name -> repositories.put(
                name, GitRepository.create(directory.resolve("git"), name, name + "-pusher@example.com")));
        mail = MailServer.start(address);
        slack = SlackServer.start(address);
        target = Target.start(address);
        sshHost = SshHost.start(directory.resolve("ssh"), address);
        Path data = directory.resolve("data");
        secrets(data.resolve("secrets"));
        Path config = write(directory.resolve("bam.yaml"), operationsConfig());
        Path home = Path.of(System.getProperty("bam.home"));
        stack = System.getProperty("bam.system.stack", "cli").equals("compose")
                ? new ComposeStack(home, composeEnvironment(config, data.resolve("secrets")))
                : new CliStack(home, config, data);
    }

    static TestWorld start() {
        Path directory;
        try {
            directory = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "bam-system-tests-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestWorld world = new TestWorld(directory);
        try {
            world.stack.start();
            world.events = Events.of(world.stack.kafka());
            return world;
        } catch (RuntimeException | Error e) {
            System.err.println(world.stack.logTails());
            world.close();
            throw e;
        }
    }

    Events events() {
        return events;
    }

    Pages pages() {
        return new Pages(stack.ui(), API_TOKEN);
    }

    GitRepository repository(String name) {
        return repositories.get(name);
    }

    /** A new directory for whatever a test needs, which the services of this machine can read. */
    Path directory(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path vault(String project) {
        return vaults().resolve(project);
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        if (events != null) {
            events.close();
        }
        stack.close();
        target.close();
        slack.close();
        mail.close();
        sshHost.close();
        Command.run("rm", "-rf", "--one-file-system", directory.toString());
    }

    private Path vaults() {
        return directory.resolve("vaults");
    }

    private String operationsConfig() {
        String named = repositories.entrySet().stream()
                .map(entry -> "    %s: { url: \"file://%s\", branch: main, poll: 1s }\n"
                        .formatted(entry.getKey(), entry.getValue().bare()))
                .collect(Collectors.joining());
        return """
                bam:
                  repositories:
                %s  policies:
                    default: { loopback: true }
                  channels:
                    ops: { email: { to: [%s] } }
                    %s: { slack: { webhook: "secret:slack-shop" } }
                  operations: { channels: [ops] }
                  vaults:
                    nas: { repository: "%s", password: "secret:vault-nas" }
                  api: { token: "secret:ui-api" }
                quarkus:
                  mailer: { host: "%s", port: %d, from: bam@example.com }
                """.formatted(named, OPERATIONS, SLACK_CHANNEL, vaults(), address, mail.port());
    }

    private void secrets(Path secrets) {
        try {
            Files.createDirectories(secrets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(secrets.resolve("slack-shop"), slack.webhook());
        write(secrets.resolve("vault-nas"), VAULT_PASSWORD);
        write(secrets.resolve("ui-api"), API_TOKEN);
        write(secrets.resolve("ssh-files"), sshHost.clientKey());
    }

    /** As the button of the UI does it. */
    void runNow(String project, String backup) {
        String command = """
                {"type": "run-now", "id": "%s", "project": "%s", "backup": "%s", "kind": "BACKUP", "requestedBy": "tests", "at": "%s"}
                """.formatted(UUID.randomUUID(), project, backup, Instant.now());
        events.send("commands.v1", project + "/" + backup, command.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a secret while the system runs. */
    void secret(String name, String value) {
        write(directory.resolve("data/secrets").resolve(name), value);
    }

    /** What docker-compose.yml and compose-check.yml ask for. The containers' user is not ours, so it must be let in. */
    private Map<String, String> composeEnvironment(Path config, Path secrets) {
        directory("vaults");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxrwxrwx" : "rw-r--r--"));
            }
            Files.setPosixFilePermissions(
                    directory.resolve("ssh/client"), PosixFilePermissions.fromString("rw-------"));
            Files.setPosixFilePermissions(directory.resolve("ssh/host"), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> environment = new LinkedHashMap<>(System.getenv());
        environment.putAll(Map.of(
                "BAM_TEST_DIRECTORY", directory.toString(),
                "BAM_CONFIG", config.toString(),
                "BAM_SECRETS", secrets.toString(),
                "BAM_HEARTBEAT_EVERY", "1s"));
        return environment;
    }

    private static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
