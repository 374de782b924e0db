package org.backupandmonitor.backup.source.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.backupandmonitor.backup.process.Invocation;

/**
 * Rsync's command line.
 *
 * <p>Paths travel in a file of names and patterns as filter rules, both within rsync's protocol: no text of a manifest
 * stands on the command line that the other host's shell reads.
 *
 * @param configuration for ssh
 * @param names file of paths, each ended by a NUL
 * @param patterns what stays out
 */
record RsyncCommand(Path configuration, Path names, List<String> patterns, Path mirror) {

    static RsyncCommand of(
            SshAccess.Prepared ssh, List<String> paths, List<String> patterns, Path mirror, Path scratch) {
        Path names = scratch.resolve("paths");
        try {
            Files.writeString(names, String.join("\0", paths) + "\0", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(names + " can't be written", e);
        }
        return new RsyncCommand(ssh.configuration(), names, patterns, mirror);
    }

    /** Transfers and deletes nothing; its statistics say what a transfer would do, and {@link Changes} understands the rest. */
    Invocation dryRun() {
        return command(List.of("--dry-run", "--itemize-changes", "--8-bit-output"));
    }

    /** @param maxDelete a second line of defence, should the source shrink after the dry run */
    Invocation transfer(long maxDelete) {
        return command(List.of("--max-delete=" + maxDelete, "--info=progress2"));
    }

    private Invocation command(List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                "rsync",
                "-aHAX",
                // A list of names switches recursion off again.
                "--recursive",
                "--numeric-ids",
                "--no-devices",
                "--from0",
                "--files-from=" + names,
                "--delete",
                "--delete-excluded",
                // Compare times to the nanosecond: a file may change twice in a second and keep its length.
                "--modify-window=-1",
                "--timeout=300",
                "--stats",
                "--no-human-readable",
                "--outbuf=L"));
        command.addAll(more);
        for (String pattern : patterns) {
            // Unlike --exclude, a filter rule takes the whole rest as pattern, whatever it begins with.
            command.add("--filter=- " + pattern);
        }
        command.add("--rsh=ssh -F '" + configuration.toAbsolutePath() + "'");
        command.add("--");
        command.add(SshAccess.ALIAS + ":/");
        command.add(mirror.toAbsolutePath() + "/");
        return Invocation.of(command);
    }
}
