package org.backupandmonitor.cli.installation;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout with everything built: BAM_HOME, which {@code ./bam} sets, or the nearest directory above that looks like it. */
public final class CheckoutHome {

    private CheckoutHome() {}

    /** @throws InstallationException if there is none */
    public static Path find() {
        String home = System.getenv("BAM_HOME");
        if (home != null && !home.isBlank()) {
            return Path.of(home).toAbsolutePath();
        }
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve("status-ui")) && Files.exists(directory.resolve("bam"))) {
                return directory;
            }
        }
        throw new InstallationException(
                "the built services were not found: run this through ./bam in the checkout, or set"
                        + " BAM_HOME to the checkout");
    }
}
