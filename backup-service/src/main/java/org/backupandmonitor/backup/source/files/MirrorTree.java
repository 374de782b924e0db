package org.backupandmonitor.backup.source.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.backupandmonitor.backup.state.Removal;

/** The directory that holds the copy of a source, laid out as at the source: {@code /srv/uploads} is in {@code srv/uploads}. */
record MirrorTree(Path directory) {

    /** Makes the directory below one that is closed to other accounts: what is in it keeps its own modes and owners. */
    void create() {
        try {
            Path closed = directory.toAbsolutePath().getParent();
            Files.createDirectories(
                    closed, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be made", e);
        }
    }

    boolean isEmpty() {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be read", e);
        }
    }

    /** Where the copy of the source's path is. */
    Path of(String path) {
        return directory.resolve(path.substring(1));
    }

    /** Removes what no path leads to any more; rsync only deletes below the paths it is given. */
    void keepOnly(List<String> paths) {
        try {
            keepOnly(directory, "", paths);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be tidied up", e);
        }
    }

    private static void keepOnly(Path at, String prefix, List<String> paths) throws IOException {
        if (paths.contains("/")) {
            return;
        }
        Removal.open(at);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(at)) {
            for (Path entry : entries) {
                String here = prefix + "/" + entry.getFileName();
                if (paths.contains(here)) {
                    continue;
                }
                boolean leads = paths.stream().anyMatch(path -> path.startsWith(here + "/"));
                if (leads && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    keepOnly(entry, here, paths);
                } else if (!leads) {
                    Removal.of(entry);
                }
            }
        }
    }
}
