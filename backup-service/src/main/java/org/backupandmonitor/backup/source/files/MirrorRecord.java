package org.backupandmonitor.backup.source.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * What is remembered beside a mirror about its last good pull.
 *
 * @param entries how much the mirror held
 * @param selection which paths and patterns made it; others make a shrunken mirror no surprise
 */
record MirrorRecord(long entries, String selection) {

    /** Below this many, deletions are everyday life: logs rotate, a dump replaces another. */
    private static final long ALWAYS_ALLOWED = 100;

    /** How many entries may vanish before a person has to say that it is meant: half, and never few. */
    long deletionsAllowed() {
        return Math.max(ALWAYS_ALLOWED, entries / 2);
    }

    static Optional<MirrorRecord> read(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
            return Optional.of(new MirrorRecord(
                    Long.parseLong(properties.getProperty("entries", "0")), properties.getProperty("selection", "")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(file + " is damaged: remove it to begin anew", new IOException(e));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    void write(Path file) {
        Properties properties = new Properties();
        properties.setProperty("entries", Long.toString(entries));
        properties.setProperty("selection", selection);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                properties.store(out, "the last good pull of this mirror");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written", e);
        }
    }
}
