package org.backupandmonitor.config.project;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.backupandmonitor.config.git.GitPull;
import org.backupandmonitor.config.problem.ProblemException;
import org.backupandmonitor.contracts.repository.RepositoryEvent.Commit;
import org.jspecify.annotations.Nullable;

/** A manifest as it came by REST. */
record ManifestBody(byte[] content) {

    /**
     * Reads it.
     *
     * @param length as announced; null if it was not
     * @throws ProblemException 413 as soon as it is known to be too long; the rest is not read
     */
    static ManifestBody read(@Nullable Long length, InputStream body) throws IOException {
        boolean announcedTooLong = length != null && length > GitPull.MAX_BYTES;
        byte[] content = announcedTooLong ? new byte[0] : body.readNBytes(GitPull.MAX_BYTES + 1);
        if (announcedTooLong || content.length > GitPull.MAX_BYTES) {
            throw ProblemException.of(
                    413,
                    "Manifest too large",
                    "At most " + GitPull.MAX_BYTES
                            + " bytes are read. A manifest of that size is no manifest: split the project.");
        }
        return new ManifestBody(content);
    }

    /** Stands for a commit, which there is none of: the same content has the same. */
    Commit commit() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new Commit("api-" + HexFormat.of().formatHex(hash), null, null, null);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
