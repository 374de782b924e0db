package org.backupandmonitor.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The passwords of the administrator and of the user {@code bam}, made up once and kept beside the data (mode 600). */
final class PostgresPasswords {

    private final Path administratorFile;
    private final String administrator;
    private final String user;

    private PostgresPasswords(Path administratorFile, String administrator, String user) {
        this.administratorFile = administratorFile;
        this.administrator = administrator;
        this.user = user;
    }

    static PostgresPasswords keptIn(Path directory) throws IOException {
        Path administratorFile = directory.resolve("administrator-password");
        return new PostgresPasswords(
                administratorFile, kept(administratorFile), kept(directory.resolve("bam-password")));
    }

    Path administratorFile() {
        return administratorFile;
    }

    String administrator() {
        return administrator;
    }

    String user() {
        return user;
    }

    private static String kept(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random), StandardOpenOption.WRITE);
        }
        return Files.readString(file).strip();
    }
}
