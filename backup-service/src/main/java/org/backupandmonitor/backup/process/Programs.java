package org.backupandmonitor.backup.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Finds programs as a shell would, without one. */
public final class Programs {

    private Programs() {}

    /** The program's path if it is on this process's {@code PATH}. */
    public static Optional<Path> find(String name) {
        return find(name, System.getenv("PATH"));
    }

    static Optional<Path> find(String name, String searched) {
        return Arrays.stream((searched == null ? "/usr/local/bin:/usr/bin:/bin" : searched).split(":"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
