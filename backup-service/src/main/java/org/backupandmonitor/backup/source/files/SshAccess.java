package org.backupandmonitor.backup.source.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backupandmonitor.backup.source.SourceFailedException;
import org.backupandmonitor.contracts.backup.FilesSource;
import org.backupandmonitor.contracts.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Prepares OpenSSH for one run: a configuration file that knows one host, one key and one pinned host key, and nothing of
 * the account's own settings.
 */
@ApplicationScoped
class SshAccess {

    /** What the one host is called in the configuration file, so that no name of a manifest is an argument. */
    static final String ALIAS = "source";

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

    /** As in a .pub file: type, key, and perhaps a comment. */
    private static final Pattern HOST_KEY = Pattern.compile("([a-z0-9@.-]{4,64} [A-Za-z0-9+/=]{16,4096})( .*)?");

    private final Secrets secrets;
    private final Optional<String> defaultKey;
    private final Optional<Path> knownHosts;
    private final Duration connectTimeout;

    @Inject
    SshAccess(SshConfig config, Secrets secrets) {
        this(secrets, config.key(), config.knownHosts(), config.connectTimeout());
    }

    SshAccess(Secrets secrets, Optional<String> defaultKey, Optional<Path> knownHosts, Duration connectTimeout) {
        this.secrets = secrets;
        this.defaultKey = defaultKey;
        this.knownHosts = knownHosts;
        this.connectTimeout = connectTimeout;
    }

    /**
     * What a run needs to reach its host.
     *
     * @param configuration for {@code ssh -F}
     * @param identity the private key's file
     */
    record Prepared(Path configuration, Path identity) {}

    /** Writes the files into the scratch directory, readable by this account only. */
    Prepared prepare(FilesSource source, String host, InetAddress address, Path scratch) {
        String user = user(source.user(), host);
        Path identity = write(scratch.resolve("identity"), privateKey(source.key(), host));
        String alias = source.port() == 22 ? host : "[" + host + "]:" + source.port();
        Path hosts = hostKeys(source.hostKey(), host, source.port(), alias, scratch);
        String configuration = String.join(
                "\n",
                "Host " + ALIAS,
                "  HostName " + address.getHostAddress(),
                "  HostKeyAlias " + alias,
                "  Port " + source.port(),
                "  User " + user,
                "  IdentityFile " + quoted(identity),
                "  UserKnownHostsFile " + quoted(hosts),
                "  GlobalKnownHostsFile /dev/null",
                "  StrictHostKeyChecking yes",
                "  UpdateHostKeys no",
                "  IdentitiesOnly yes",
                "  IdentityAgent none",
                "  BatchMode yes",
                "  PreferredAuthentications publickey",
                "  ConnectTimeout " + Math.max(1, connectTimeout.toSeconds()),
                "  ServerAliveInterval 15",
                "  ServerAliveCountMax 4",
                "  ClearAllForwardings yes",
                "  ForwardAgent no",
                "  PermitLocalCommand no",
                "  RequestTTY no",
                "  LogLevel ERROR",
                "");
        return new Prepared(write(scratch.resolve("ssh_config"), configuration), identity);
    }

    private static String user(@Nullable String user, String host) {
        if (user == null || !USER.matcher(user).matches()) {
            throw new SourceFailedException("the user for " + host + " must be letters, digits, dots, hyphens or"
                    + " underscores: name one in the manifest (files: { host: " + host + ", user: backup, ... })");
        }
        return user;
    }

    private String privateKey(@Nullable String named, String host) {
        String reference = named != null
                ? named
                : defaultKey.orElseThrow(() -> new SourceFailedException("there is no SSH key for " + host
                        + ": name one in the manifest (key: secret:NAME), or ask ops to set bam.ssh.key"));
        // OpenSSH refuses a key file without a line break at its end, or with those of Windows.
        return secrets.resolve(reference).replace("\r", "").strip() + "\n";
    }

    private Path hostKeys(@Nullable String pinned, String host, int port, String alias, Path scratch) {
        if (pinned != null) {
            var key = HOST_KEY.matcher(pinned.strip());
            if (!key.matches()) {
                throw new SourceFailedException(
                        "the host-key of " + host + " must look like \"ssh-ed25519 AAAA...\", as " + keyScan(host, port)
                                + " prints it behind the host's name");
            }
            return write(scratch.resolve("known_hosts"), alias + " " + key.group(1) + "\n");
        }
        return knownHosts
                .filter(Files::isReadable)
                .orElseThrow(() -> new SourceFailedException("no host key of " + host
                        + " is pinned: add host-key to its files in the manifest, as " + keyScan(host, port)
                        + " prints it behind the host's name, or ask ops to set bam.ssh.known-hosts"));
    }

    static String keyScan(String host, int port) {
        return "\"ssh-keyscan -t ed25519" + (port == 22 ? "" : " -p " + port) + " " + host + "\"";
    }

    /** OpenSSH expands percent signs in file names, and reads quotes. */
    private static String quoted(Path path) {
        String text = path.toAbsolutePath().toString();
        if (text.contains("\"")) {
            throw new IllegalStateException("bam.state-directory must not hold a double quote: " + text);
        }
        return '"' + text.replace("%", "%%") + '"';
    }

    private static Path write(Path file, String text) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written", e);
        }
    }
}
