package org.backupandmonitor.backup.source.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks at how much there is below a path: a directory that is not mounted is there, and holds nothing. */
final class Content {

    private Content() {}

    /** Whether there is anything but directories. */
    static boolean isIn(Path path) {
        return count(path, 1) > 0;
    }

    /** How much there is that is no directory; what can't be looked at counts as one. */
    static long of(Path path) {
        return count(path, Long.MAX_VALUE);
    }

    private static long count(Path path, long enough) {
        long[] found = {0};
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    return ++found[0] < enough ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException problem) {
                    return Files.notExists(file)
                            ? FileVisitResult.CONTINUE
                            : ++found[0] < enough ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path directory, @org.jspecify.annotations.Nullable IOException problem) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
        return found[0];
    }
}
