package org.backupandmonitor.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds the servers' files that the build gathered: below the system property {@code bam.home}, the environment variable
 * {@code BAM_HOME}, or the nearest directory above the working directory that has them.
 */
final class ServerFiles {

    private static final String KAFKA = "local-stack/kafka-server/target/lib";
    private static final String POSTGRES = "local-stack/target/servers/postgres-%d.jar";

    private ServerFiles() {}

    /** The directory with the jars of the Kafka server. */
    static Path kafkaLibraries() {
        return find(KAFKA);
    }

    /** The jar that holds PostgreSQL's programs of this major version for this machine. */
    static Path postgresPrograms(int majorVersion) {
        return find(POSTGRES.formatted(majorVersion));
    }

    private static Path find(String relative) {
        String home = firstSet(System.getProperty("bam.home"), System.getenv("BAM_HOME"));
        Path start = Path.of(home == null ? "" : home).toAbsolutePath();
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            Path found = directory.resolve(relative);
            if (Files.exists(found)) {
                return found;
            }
            if (home != null) {
                break;
            }
        }
        throw new StackException(
                relative + " was not found in " + start + (home == null ? " or above it" : "")
                        + ": build it with \"./mvnw -q process-resources -pl local-stack -am\", or set BAM_HOME to the checkout");
    }

    private static @Nullable String firstSet(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }
}
