package org.backupandmonitor.cli.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Keeps the logs of an installation from growing without end: one that has become too large is moved to {@code NAME.log.1},
 * in place of what was there.
 *
 * <p>The processes hold their logs open, so these are copied and emptied instead of renamed; what is appended goes to their
 * new end. Lines that arrive between the two are lost.
 */
final class LogRotation implements Runnable {

    /** In bytes; each process may have twice as much on the disk. */
    static final long LARGEST = 32L << 20;

    private final Path logs;
    private final long largest;
    private final Consumer<String> tell;

    LogRotation(Path logs, long largest, Consumer<String> tell) {
        this.logs = logs;
        this.largest = largest;
        this.tell = tell;
    }

    @Override
    public void run() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "*.log")) {
            for (Path file : files) {
                if (Files.size(file) > largest) {
                    rotate(file);
                }
            }
        } catch (IOException e) {
            tell.accept("the logs in " + logs + " can't be rotated: " + e.getMessage());
        }
    }

    private static void rotate(Path file) throws IOException {
        Files.copy(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }
}
