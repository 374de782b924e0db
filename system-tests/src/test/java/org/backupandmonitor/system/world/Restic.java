package org.backupandmonitor.system.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Plain restic, as somebody uses it who has nothing but the vault and its password. */
public final class Restic {

    private Restic() {}

    /** Runs restic on the repository and returns what it printed. */
    public static String run(Path repository, String password, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = program();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Command.run(
                Path.of("."), Map.of("RESTIC_REPOSITORY", repository.toString(), "RESTIC_PASSWORD", password), command);
    }

    /** Where {@code ./bam} found or put it, else the one on the path. */
    public static String program() {
        String named = System.getenv("BAM_RESTIC");
        if (named != null && !named.isBlank()) {
            return named;
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path fetched = Path.of(cache == null ? System.getProperty("user.home") + "/.cache" : cache)
                .resolve("backup-and-monitor/restic");
        if (!Files.isDirectory(fetched)) {
            return "restic";
        }
        try (Stream<Path> versions = Files.list(fetched)) {
            return versions.map(version -> version.resolve("restic"))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder())
                    .map(Path::toString)
                    .orElse("restic");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
