package org.backupandmonitor.backup.state;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Removes files and directories of ours, whatever modes their source gave them: from a directory that is closed to its own
 * owner only root can take anything.
 */
public final class Removal {

    private Removal() {}

    /** Removes the file, link or directory with all that is in it; links are not followed. */
    public static void of(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            open(path);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
                for (Path entry : entries) {
                    of(entry);
                }
            }
        }
        Files.delete(path);
    }

    /** Lets its owner do everything with a directory. */
    public static void open(Path directory) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS);
        if (permissions.addAll(PosixFilePermissions.fromString("rwx------"))) {
            Files.setPosixFilePermissions(directory, permissions);
        }
    }
}
