package org.backupandmonitor.backup.state;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where mirrors, caches and the files of a run are: {@code bam.state-directory}, closed to other accounts. Mirrors belong to the one process that owns their backups.
 */
@ApplicationScoped
public class StateDirectory {

    private static final FileAttribute<Set<PosixFilePermission>> CLOSED =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;

    @Inject
    StateDirectory(@ConfigProperty(name = "bam.state-directory") String root) {
        this(Path.of(root));
    }

    /** Removes what an earlier process left of runs it did not end: there may be keys among it. */
    public StateDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
        Scratch.deleteLeftovers(this.root.resolve("runs"));
    }

    /** Where a source may keep its copy between runs; not made yet. */
    public Path mirror(String project, String backup) {
        return root.resolve("mirrors").resolve(project).resolve(backup);
    }

    /** Keys of the backups that have a mirror here, {@code project/backup}. */
    public List<String> mirrors() {
        List<String> keys = new ArrayList<>();
        for (Path project : directoriesIn(root.resolve("mirrors"))) {
            for (Path backup : directoriesIn(project)) {
                keys.add(project.getFileName() + "/" + backup.getFileName());
            }
        }
        return keys;
    }

    /** Removes the mirror of a backup. */
    public void removeMirror(String key) {
        Path mirror = root.resolve("mirrors").resolve(key);
        try {
            Removal.of(mirror);
        } catch (IOException e) {
            throw new UncheckedIOException(mirror + " can't be removed", e);
        }
    }

    private static List<Path> directoriesIn(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " can't be read", e);
        }
    }

    /** Where a program may keep what it can also do without; made if it is missing. */
    public Path cache(String program) {
        return make(root.resolve("cache").resolve(program));
    }

    /** A new, empty directory for one piece of work. */
    public Scratch scratch() {
        return new Scratch(
                make(root.resolve("runs").resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID())));
    }

    private static Path make(Path directory) {
        try {
            return Files.createDirectories(directory, CLOSED);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    directory + " can't be made: let backup-service write there, or set bam.state-directory", e);
        }
    }
}
