package org.backupandmonitor.backup.source.files;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.backupandmonitor.backup.process.Exit;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.contracts.backup.FilesSource;

/** Says in one sentence why rsync or the ssh below it failed, and what to do about it. */
final class RsyncFailure {

    /** Exit codes of rsync(1) and, where it passes them on, of ssh(1) and the remote shell. */
    private static final int STOPPED = 20;

    private static final int PARTIAL = 23;

    private static final int TIMEOUT = 30;
    private static final int CONNECT_TIMEOUT = 35;
    private static final int NO_PROGRAM = 127;

    /** By ssh, which names methods: "Permission denied (publickey)". Rsync says "Permission denied (13)" of files. */
    private static final Pattern REFUSED = Pattern.compile("Permission denied \\([a-z]");

    private RsyncFailure() {}

    /** Whether rsync was ended at the host: ours then ends with the same code as if it had been ended itself. */
    static boolean isOfHost(Exit exit) {
        return exit.errors().stream().anyMatch(line -> line.contains("(code 20)") && line.contains("[sender"));
    }

    /** @param publicKey the line that opens the host to us, if it can be made out; asked for only where it helps */
    static String explain(Exit exit, FilesSource source, String host, Supplier<Optional<String>> publicKey) {
        String text = exit.errorText();
        if (text.contains("host key is known for") && source.hostKey() == null) {
            return "no host key of " + host + " is pinned: add host-key to its files in the manifest, as "
                    + SshAccess.keyScan(host, source.port())
                    + " prints it behind the host's name, or ask ops to add it to bam.ssh.known-hosts";
        }
        if (text.contains("Host key verification failed") || text.contains("host key is known for")) {
            return host + " showed another host key than the one pinned: if the host was set up anew, pin what "
                    + SshAccess.keyScan(host, source.port())
                    + " prints as host-key in the manifest; if it was not, somebody may stand between";
        }
        if (REFUSED.matcher(text).find() || text.contains("Too many authentication failures")) {
            String line = publicKey
                    .get()
                    .map(key -> "add this public key to ~" + source.user() + "/.ssh/authorized_keys there: " + key)
                    .orElse("the secret holds no readable private key without passphrase; put one there");
            return host + " refused the SSH key for user " + source.user() + ": " + line;
        }
        if (text.contains("error in libcrypto") || text.contains("invalid format")) {
            return "the SSH key for " + host
                    + " is no private key that OpenSSH can read without a passphrase: put another into its secret";
        }
        if (text.contains("Connection refused")) {
            return host + " refused the connection on port " + source.port()
                    + ": check that sshd runs there, and the port in the manifest";
        }
        if (text.contains("Connection timed out") || text.contains("No route to host") || unreachable(text)) {
            return host + " did not answer on port " + source.port()
                    + ": check that it is up, and the firewall between it and backup-service";
        }
        if (text.contains("No space left on device") || text.contains("Disk quota exceeded")) {
            return "the disk of backup-service is full, so that the files of " + host
                    + " could not be pulled: free some space below bam.state-directory";
        }
        return switch (exit.code()) {
            case STOPPED ->
                host
                        + " ended rsync while its files were pulled: see what ends programs there, such as a limit of time or"
                        + " memory; the next run goes on where this one ended";
            case PARTIAL -> partial(exit.errors(), host);
            case TIMEOUT, CONNECT_TIMEOUT ->
                host + " stopped answering while its files were pulled; the next run" + " goes on where this one ended";
            case NO_PROGRAM -> host + " has no rsync, or its SSH key does not allow it: install rsync there";
            default ->
                "pulling from " + host + " failed (rsync exit " + exit.code() + "): "
                        + Excerpt.lastOf(complaints(exit.errors()), "no reason given");
        };
    }

    private static boolean unreachable(String text) {
        return text.contains("Network is unreachable") || text.contains("Connection closed by remote host");
    }

    private static String partial(List<String> errors, String host) {
        String first = complaints(errors).stream()
                .filter(line -> line.contains("failed"))
                .findFirst()
                .map(Excerpt::of)
                .orElse("no reason given");
        if (first.contains("No such file or directory")) {
            return host + " does not have everything the manifest names (" + first
                    + "): correct the path in the manifest, or bring it back";
        }
        if (first.contains("Permission denied")) {
            return host + " does not let the backup user read everything (" + first
                    + "): let it read there, or exclude the path in the manifest";
        }
        return "some of " + host + " could not be pulled (" + first + ")";
    }

    /** The last line of rsync only says that there were errors above. */
    private static List<String> complaints(List<String> errors) {
        return errors.stream().filter(line -> !line.startsWith("rsync error:")).toList();
    }
}
