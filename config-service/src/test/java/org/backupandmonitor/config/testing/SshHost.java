package org.backupandmonitor.config.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.backupandmonitor.stack.process.FreePort;

/** A Git host over ssh: a real sshd on a port of its own, with throwaway keys, for the user who runs the test. */
public final class SshHost implements AutoCloseable {

    private final Path directory;
    private final int port;
    private final Process sshd;

    private SshHost(Path directory) throws Exception {
        this.directory = directory;
        GitHost.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("host"));
        GitHost.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("client"));
        GitHost.run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("other"));
        this.port = FreePort.any();
        if (System.getProperty("user.name").equals("root")) {
            // As root, sshd insists on its directory for privilege separation.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Files.write(
                directory.resolve("sshd_config"),
                List.of(
                        "ListenAddress 127.0.0.1",
                        "Port " + port,
                        "HostKey " + file("host"),
                        "AuthorizedKeysFile " + file("client.pub"),
                        "PidFile none",
                        "UsePAM no",
                        "StrictModes no",
                        "PasswordAuthentication no",
                        "KbdInteractiveAuthentication no",
                        "PermitRootLogin prohibit-password"));
        this.sshd = new ProcessBuilder(program(), "-D", "-e", "-f", file("sshd_config"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(this::listens);
    }

    /** @param directory for its keys and configuration; must be empty */
    public static SshHost start(Path directory) throws Exception {
        return new SshHost(directory);
    }

    public String url(Path repository) {
        return "ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + repository;
    }

    public String clientKey() throws IOException {
        return Files.readString(directory.resolve("client"));
    }

    public String strangersKey() throws IOException {
        return Files.readString(directory.resolve("other"));
    }

    /** A known_hosts line with the host's own key. */
    public String pinned() throws IOException {
        return line("host.pub");
    }

    /** A known_hosts line for the host with another's key. */
    public String wronglyPinned() throws IOException {
        return line("other.pub");
    }

    private String line(String key) throws IOException {
        return "[127.0.0.1]:" + port + " " + Files.readString(directory.resolve(key));
    }

    private boolean listens() throws IOException {
        if (!sshd.isAlive()) {
            throw new IllegalStateException("sshd ended: " + Files.readString(directory.resolve("sshd.log")));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static String program() {
        return List.of("/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd").stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("sshd is needed: install openssh-server"));
    }

    @Override
    public void close() throws InterruptedException {
        sshd.destroy();
        sshd.waitFor(10, TimeUnit.SECONDS);
    }
}
