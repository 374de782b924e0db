package org.backupandmonitor.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A password of our own making, kept in a file that only its owner reads. */
public final class SecretFile {

    private static final int BYTES = 32;

    private SecretFile() {}

    /**
     * The text of the file, made up at random if there is none yet, or nothing in it: whole or not at all, since a full disk
     * would otherwise leave an empty password for ever.
     */
    public static String textOf(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            Path unfinished = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(unfinished, random());
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        }
        return Files.readString(file).strip();
    }

    /** 256 random bits as hexadecimal digits. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
