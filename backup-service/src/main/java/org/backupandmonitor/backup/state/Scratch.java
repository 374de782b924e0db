package org.backupandmonitor.backup.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** A directory for one piece of work, which goes away with it. Secrets stand in files here, never in arguments. */
public record Scratch(Path directory) implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Scratch.class);

    /** Writes the secret into a new file that only this account can read. */
    public Path secret(String name, String value) {
        Path file = directory.resolve(name);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, value);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written", e);
        }
    }

    @Override
    public void close() {
        delete(directory);
    }

    /** Removes those of processes that are gone; their names begin with the process id. */
    static void deleteLeftovers(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> left = Files.list(directory)) {
            left.filter(path -> !belongsToOther(path.getFileName().toString())).forEach(Scratch::delete);
        } catch (IOException e) {
            LOG.warnf("%s can't be read; what is left there may hold keys: %s", directory, e.getMessage());
        }
    }

    private static boolean belongsToOther(String name) {
        try {
            long pid = Long.parseLong(name.substring(0, name.indexOf('-')));
            return pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isPresent();
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    static void delete(Path directory) {
        try {
            Removal.of(directory);
        } catch (NoSuchFileException e) {
            // Nothing there is what is wanted.
        } catch (IOException e) {
            LOG.warnf("%s could not be removed; remove it by hand, it may hold keys: %s", directory, e.getMessage());
        }
    }
}
