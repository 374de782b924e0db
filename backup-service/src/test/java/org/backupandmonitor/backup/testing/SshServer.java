package org.backupandmonitor.backup.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.backupandmonitor.stack.process.FreePort;

/** A real sshd on the loopback interface with keys of its own, which lets the account of the tests in. */
public final class SshServer implements AutoCloseable {

    private final Process process;
    private final Path directory;
    private final int port;

    private SshServer(Process process, Path directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    public static SshServer start(Path directory) {
        String sshd = Shellless.require("sshd", "openssh-server");
        Shellless.require("rsync", "rsync");
        try {
            Files.createDirectories(directory);
            if (System.getProperty("user.name").equals("root")) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
            newKey(directory.resolve("host"));
            newKey(directory.resolve("client"));
            newKey(directory.resolve("weak"));
            Files.writeString(
                    directory.resolve("authorized"),
                    Files.readString(directory.resolve("client.pub"))
                            // Whoever comes with this key may read no more than modes allow, root included.
                            + "command=\"setpriv --bounding-set -all --inh-caps -all sh -c \\\"$SSH_ORIGINAL_COMMAND\\\"\" "
                            + Files.readString(directory.resolve("weak.pub")));
            int port = FreePort.any();
            Path config = Files.writeString(
                    directory.resolve("sshd_config"),
                    String.join(
                            "\n",
                            "ListenAddress 127.0.0.1:" + port,
                            "HostKey " + directory.resolve("host"),
                            "PidFile none",
                            "AuthorizedKeysFile " + directory.resolve("authorized"),
                            "PermitRootLogin prohibit-password",
                            "PasswordAuthentication no",
                            "StrictModes no",
                            "UsePAM no",
                            "MaxStartups 100",
                            ""));
            Process process = new ProcessBuilder(sshd, "-D", "-e", "-f", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("sshd.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Awaitility.await()
                    .atMost(Waiting.PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> accepts(port));
            return new SshServer(process, directory, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes FILE and FILE.pub. */
    public static void newKey(Path file) {
        Shellless.run(Map.of(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test", "-f", file.toString());
    }

    public int port() {
        return port;
    }

    public String user() {
        return System.getProperty("user.name");
    }

    /** The private key that opens it. */
    public String clientKey() {
        return read(directory.resolve("client"));
    }

    /** A private key that opens it too, to an account that may not read everything. */
    public String weakKey() {
        return read(directory.resolve("weak"));
    }

    /** What a manifest would pin. */
    public String hostKey() {
        return read(directory.resolve("host.pub"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
