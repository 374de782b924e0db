package org.backupandmonitor.backup.vault.restic;

import java.util.regex.Pattern;
import org.backupandmonitor.backup.process.Exit;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.vault.Vault;
import org.backupandmonitor.contracts.secret.Secrets;

/** Says in one sentence why restic failed, and what to do about it. */
final class ResticFailure {

    /** Exit codes of restic 0.17 and newer, from its documentation, "Scripting". */
    static final int INCOMPLETE = 3;

    static final int NO_REPOSITORY = 10;
    static final int LOCKED = 11;
    static final int WRONG_PASSWORD = 12;
    static final int INTERRUPTED = 130;

    /** How restic calls what it keeps for a moment on the machine it runs on. */
    private static final String TEMPORARY = "restic-temp-";

    private static final Pattern ENDED = Pattern.compile("^signal \\w+ received, cleaning up");

    private ResticFailure() {}

    static String explain(int code, ResticOutput output, Vault vault) {
        String where = "vault \"" + vault.name() + "\"";
        switch (code) {
            case NO_REPOSITORY:
                return where + " has no repository for project " + vault.project() + " yet: its first backup makes one";
            case LOCKED:
                return where + " is locked by another run for project " + vault.project()
                        + ": try again when that has ended";
            case Exit.TIMED_OUT:
                return where + " does not answer (" + reason(code, output)
                        + "): check that it is mounted and reachable, and its repository in bam.vaults";
            case WRONG_PASSWORD:
                return where + " does not open with its password: check the secret \""
                        + Secrets.nameOf(vault.password()).orElse("?") + "\"";
            default:
                break;
        }
        String text = output.text();
        if (text.lines().anyMatch(line -> isFull(line) && line.contains(TEMPORARY))) {
            return "the temporary directory of backup-service is full, which restic needs for " + where
                    + ": free some space there, or set TMPDIR to a larger one";
        }
        if (text.lines().anyMatch(ResticFailure::isFull)) {
            return where + " is full: free some space there, or let less be kept";
        }
        if (text.contains("permission denied") || text.contains("read-only file system")) {
            return where + " can't be written: let backup-service's account write to it (" + reason(code, output) + ")";
        }
        return where + " failed: " + reason(code, output);
    }

    static String reason(int code, ResticOutput output) {
        // What it says when we end it is no reason for having to.
        String said = isOurs(output.fatal()) ? "" : output.fatal();
        if (said.isEmpty() && !output.errors().isEmpty()) {
            said = output.errors().get(0);
        }
        if (said.isEmpty()) {
            // Such as "Load(<config/0000000000>) failed: REASON", the last of several attempts.
            said = output.plain()
                    .lines()
                    .filter(line -> !isOurs(line))
                    .reduce((first, last) -> last)
                    .orElse("");
        }
        if (said.isBlank()) {
            return code == Exit.TIMED_OUT ? "restic gave no reason" : "restic exit " + code;
        }
        return Excerpt.of(said);
    }

    private static boolean isFull(String said) {
        return said.contains("no space left on device") || said.contains("disk quota exceeded");
    }

    private static boolean isOurs(String said) {
        return said.contains("context canceled") || ENDED.matcher(said).find();
    }
}
