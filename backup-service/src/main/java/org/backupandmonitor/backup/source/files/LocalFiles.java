package org.backupandmonitor.backup.source.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.backup.source.Material;
import org.backupandmonitor.backup.source.Pull;
import org.backupandmonitor.backup.source.Pulled;
import org.backupandmonitor.backup.source.SourceFailedException;
import org.backupandmonitor.contracts.backup.FilesSource;

/** Files of this machine: nothing is copied, the vault reads them where they are. */
@ApplicationScoped
class LocalFiles {

    private final List<Path> roots;

    @Inject
    LocalFiles(LocalSourcesConfig config) {
        this(config.roots().orElse(List.of()));
    }

    LocalFiles(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    Pulled pull(FilesSource source, Pull pull) {
        pull.policy().refuseSource("localhost").ifPresent(reason -> {
            throw new SourceFailedException("files of backup-service's own machine are refused: " + reason);
        });
        List<String> paths = SourcePaths.require(source.paths());
        paths.forEach(this::requireOpen);
        List<String> patterns = SourcePaths.requirePatterns(source.exclude());
        Set<String> held = paths.stream()
                .filter(path -> Content.isIn(Path.of(path)))
                .collect(Collectors.toCollection(TreeSet::new));
        requireNoneEmptied(paths, held, pull);
        return new Found(
                new Material.Tree("files", Path.of("/"), paths, patterns), SourcePaths.hollow(paths, Path::of));
    }

    private record Found(Material tree, String notice) implements Pulled {

        @Override
        public List<Material> materials() {
            return List.of(tree);
        }
    }

    /** What is not mounted is a directory without files: a path that held some, and holds none now, may be that. */
    private static void requireNoneEmptied(List<String> paths, Set<String> held, Pull pull) {
        HeldPaths memory = new HeldPaths(pull.mirror().resolve("held"));
        List<String> emptied = memory.read().stream()
                .filter(path -> paths.contains(path) && !held.contains(path))
                .toList();
        if (!emptied.isEmpty() && !pull.acceptDeletions()) {
            throw new SourceFailedException("all files below " + Excerpt.names(emptied)
                    + " have vanished from backup-service's machine since the last good run (is it mounted?), so nothing"
                    + " was stored: if that is right, run the backup once with acceptDeletions=true (POST"
                    + " /api/v1/backups/" + pull.definition().key() + "/run)");
        }
        memory.write(held);
    }

    /** Judges where the path leads to, so that a symbolic link can't lead out of what ops opened. */
    private void requireOpen(String path) {
        if (roots.isEmpty()) {
            throw new SourceFailedException(
                    "\"" + path + "\" is on backup-service's own machine, of which nothing may be"
                            + " backed up: ops can open directories with bam.local-sources.roots, or name a host in the manifest");
        }
        SourcePaths.requireNoLink(path, Path.of(path), "backup-service's machine");
        Path real = real(Path.of(path));
        if (roots.stream().noneMatch(root -> real.startsWith(realRoot(root)))) {
            throw new SourceFailedException("\"" + path + "\" is not below what ops opened on backup-service's machine"
                    + " (bam.local-sources.roots: "
                    + String.join(", ", roots.stream().map(Path::toString).toList()) + ")");
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new SourceFailedException(
                    "\"" + path
                            + "\" does not exist on backup-service's machine or can't be reached: correct the path in"
                            + " the manifest, or bring it back",
                    e);
        }
    }

    private static Path realRoot(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root.toAbsolutePath().normalize();
        }
    }
}
