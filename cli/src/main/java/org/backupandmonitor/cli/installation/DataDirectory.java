package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.backupandmonitor.stack.SecretFile;

/** Where an installation keeps everything it must find again at the next start. */
public final class DataDirectory {

    private final Path root;

    private DataDirectory(Path root) {
        this.root = root;
    }

    /** Creates what is not there, for its owner alone; directories that are there stay as they are. */
    public static DataDirectory at(Path path) {
        DataDirectory directory = new DataDirectory(path.toAbsolutePath().normalize());
        for (Path each : List.of(directory.root, directory.logs(), directory.run(), directory.secrets())) {
            make(each);
        }
        return directory;
    }

    private static Path make(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory.getParent());
                Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be created: " + e.getMessage(), e);
        }
    }

    public Path root() {
        return root;
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String process) {
        return logs().resolve(process + ".log");
    }

    /** What is true of the running processes only: their numbers, the lock, stack.json. */
    public Path run() {
        return root.resolve("run");
    }

    /** One file per secret, named as in {@code secret:NAME}. */
    public Path secrets() {
        return root.resolve("secrets");
    }

    /** What one process keeps for itself; created if it is not there. */
    public Path of(String process) {
        return make(root.resolve(process));
    }

    /** The text of the file, made up of random letters and digits (256 bits, mode 600) if there is none yet. */
    public String generated(Path file) {
        try {
            return SecretFile.textOf(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
    }
}
