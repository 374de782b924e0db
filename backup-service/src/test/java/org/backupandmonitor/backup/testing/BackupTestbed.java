package org.backupandmonitor.backup.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/** What a backup-service under test needs beside Kafka and PostgreSQL: a host to pull from, vaults, secrets. */
public final class BackupTestbed implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("bam-backup-test-");
            SshServer server = SshServer.start(directory.resolve("sshd"));
            Path secrets = Files.createDirectories(directory.resolve("secrets"));
            Files.writeString(secrets.resolve("ssh"), server.clientKey());
            Files.writeString(secrets.resolve("vault"), "vault password");
            Files.writeString(secrets.resolve("api"), "api token");
            Files.createDirectories(directory.resolve("open"));
            Map<String, String> config = new HashMap<>();
            config.put("test.directory", directory.toString());
            config.put("test.ssh.port", Integer.toString(server.port()));
            config.put("test.ssh.host-key", server.hostKey());
            config.put("quarkus.http.test-port", "0");
            config.put("bam.instance", "backup-under-test");
            config.put("bam.restic", watchedRestic(directory).toString());
            config.put("bam.backup.vault-timeout", "5m");
            config.put("bam.backup.lease", "2m");
            config.put("bam.state-directory", directory.resolve("state").toString());
            config.put("bam.secrets.directory", secrets.toString());
            config.put("bam.ssh.key", "secret:ssh");
            config.put("bam.local-sources.roots", directory.resolve("open").toString());
            config.put("bam.api.token", "secret:api");
            config.put("bam.policies.open.loopback", "true");
            // The key of the service is one of operations: a manifest may name it where the policy says so.
            config.put("bam.policies.open.secrets", "*,ssh");
            config.put("bam.vaults.nas.repository", directory.resolve("nas").toString());
            config.put("bam.vaults.nas.password", "secret:vault");
            config.put(
                    "bam.vaults.portable.repository",
                    directory.resolve("portable").toString());
            config.put("bam.vaults.portable.password", "secret:vault");
            config.put(
                    "bam.vaults.broken.repository",
                    directory.resolve("broken/{project}/of").toString());
            config.put("bam.vaults.broken.password", "secret:vault-{project}");
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Restic, after writing down what any account of the machine could see of it. */
    private static Path watchedRestic(Path directory) throws IOException {
        Path script = Files.writeString(
                directory.resolve("restic"),
                "#!/bin/sh\n{ echo \"$*\"; env; } >> '" + directory.resolve("restic-calls") + "'\nexec '"
                        + PlainRestic.program() + "' \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    /** The SSH server goes with the Java machine. */
    @Override
    public void stop() {}
}
