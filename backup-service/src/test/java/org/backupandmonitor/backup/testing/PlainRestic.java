package org.backupandmonitor.backup.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.backup.process.Programs;

/** Restic as a person would call it, apart from the code under test. */
public record PlainRestic(Path repository, String password) {

    /** The first that is found, which must be new enough: an old one fails the tests loudly. */
    public static Path program() {
        List<Path> found = new ArrayList<>();
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache");
        try (DirectoryStream<Path> versions =
                Files.newDirectoryStream(Path.of(cache, "backup-and-monitor", "restic"))) {
            versions.forEach(version -> found.add(version.resolve("restic")));
        } catch (IOException e) {
            // There may be one on the path.
        }
        Optional.ofNullable(System.getenv("BAM_RESTIC")).map(Path::of).ifPresent(path -> found.add(0, path));
        Programs.find("restic").ifPresent(found::add);
        return found.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("restic is missing: ./bam test installs it into " + cache
                        + "/backup-and-monitor/restic, or set BAM_RESTIC to one of version 0.17 or newer"));
    }

    public List<String> run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program().toString()));
        command.addAll(List.of(arguments));
        return Shellless.run(
                Map.of(
                        "RESTIC_REPOSITORY", repository.toString(),
                        "RESTIC_PASSWORD", password,
                        "RESTIC_CACHE_DIR",
                                repository.resolveSibling("plain-cache").toString()),
                command.toArray(String[]::new));
    }

    /** Restores the snapshot, or a path of it as {@code ID:/path}, and answers what came out. */
    public Tree restore(String snapshot, Path target) {
        run("restore", snapshot, "--target", target.toString());
        return new Tree(target);
    }

    /** One line per snapshot, as JSON. */
    public String snapshots() {
        return String.join("", run("snapshots", "--json"));
    }
}
