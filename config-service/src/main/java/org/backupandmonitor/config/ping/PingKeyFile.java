package org.backupandmonitor.config.ping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The file that keeps the server's key, readable by nobody else; made when it is first needed. */
final class PingKeyFile {

    static final int BYTES = 32;

    private final Path file;

    PingKeyFile(Path file) {
        this.file = file;
    }

    /**
     * The key.
     *
     * @throws IllegalStateException if the file holds something else; it is never overwritten
     */
    byte[] readOrCreate() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != BYTES) {
                throw new IllegalStateException(file + " must hold exactly " + BYTES + " bytes but has " + key.length
                        + ": restore it from a backup; without it every ping address changes");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the key in " + file + " can't be read or made; is bam.state-directory writable?", e);
        }
    }

    /** Whole or not at all, and by one process only. */
    private void create() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "ping-key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, key);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another process was quicker; its key counts.
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
