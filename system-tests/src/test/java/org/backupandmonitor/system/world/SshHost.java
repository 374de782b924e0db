package org.backupandmonitor.system.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.backupandmonitor.stack.process.FreePort;

/** A host that is reached by SSH: an OpenSSH server of our own on an unprivileged port, with keys that are thrown away. */
public final class SshHost implements AutoCloseable {

    private final Process server;
    private final String address;
    private final int port;
    private final Path directory;

    private SshHost(Process server, String address, int port, Path directory) {
        this.server = server;
        this.address = address;
        this.port = port;
        this.directory = directory;
    }

    public static SshHost start(Path directory, String address) {
        try {
            Files.createDirectories(directory);
            // Where sshd runs as root it insists on this directory, which an init script would have made.
            if (System.getProperty("user.name").equals("root")) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
            Command.run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    directory.resolve("host").toString());
            Command.run(
                    "ssh-keygen",
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    directory.resolve("client").toString());
            int port = FreePort.any();
            Path config = Files.writeString(
                    directory.resolve("sshd_config"),
                    String.join(
                            "\n",
                            "Port " + port,
                            "ListenAddress " + address,
                            "HostKey " + directory.resolve("host"),
                            "AuthorizedKeysFile " + directory.resolve("client.pub"),
                            "PidFile none",
                            "PasswordAuthentication no",
                            "KbdInteractiveAuthentication no",
                            "PermitRootLogin prohibit-password",
                            "StrictModes no",
                            "UsePAM no",
                            ""));
            Process server = new ProcessBuilder(sshd(), "-D", "-e", "-f", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("sshd.log").toFile())
                    .start();
            Awaitility.await("sshd on port " + port).atMost(2, TimeUnit.MINUTES).until(() -> answers(address, port));
            return new SshHost(server, address, port, directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return address;
    }

    public int port() {
        return port;
    }

    public String user() {
        return System.getProperty("user.name");
    }

    /** As a manifest pins it: type and key. */
    public String hostKey() {
        String[] words = read(directory.resolve("host.pub")).split(" ");
        return words[0] + " " + words[1].strip();
    }

    public String clientKey() {
        return read(directory.resolve("client"));
    }

    @Override
    public void close() {
        server.destroy();
    }

    private static String sshd() {
        return Files.isExecutable(Path.of("/usr/sbin/sshd")) ? "/usr/sbin/sshd" : "/usr/bin/sshd";
    }

    private static boolean answers(String address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
