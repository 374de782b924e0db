package org.backupandmonitor.stack;

import java.io.IOException;
import java.nio.file.Path;

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
                administratorFile,
                SecretFile.textOf(administratorFile),
                SecretFile.textOf(directory.resolve("bam-password")));
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
}
