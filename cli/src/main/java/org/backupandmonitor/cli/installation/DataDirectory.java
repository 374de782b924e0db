package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Where an installation keeps everything it must find again at the next start. */
public final class DataDirectory {

    private static final int SECRET_BYTES = 32;

    private final Path root;

    private DataDirectory(Path root) {
        this.root = root;
    }

    /** Creates what is not there; the directory is readable by its owner only, since passwords lie below. */
    public static DataDirectory at(Path path) {
        Path root = path.toAbsolutePath().normalize();
        DataDirectory directory = new DataDirectory(root);
        try {
            for (Path each : new Path[] {root, directory.logs(), directory.run(), directory.secrets()}) {
                Files.createDirectories(each);
            }
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(directory.secrets(), PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + root + " can't be written: " + e.getMessage(), e);
        }
        return directory;
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
        Path directory = root.resolve(process);
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be created: " + e.getMessage(), e);
        }
    }

    /** The text of the file, made up of random letters and digits (256 bits, mode 600) if there is none yet. */
    public String generated(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, random(), StandardOpenOption.WRITE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
    }

    /** 256 random bits as hexadecimal digits. */
    public static String random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
