package org.backupandmonitor.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.backupandmonitor.cli.installation.Installation;
import org.backupandmonitor.cli.installation.InstallationException;

/**
 * The ports of what the demo watches. They stand in the sample's manifest, so they belong to the data directory.
 *
 * @param base the port of the UI
 */
record DemoPorts(int base) {

    private static final String KEPT = "port-base";

    int app() {
        return base + 10;
    }

    int mail() {
        return base + 11;
    }

    int database() {
        return base + 12;
    }

    /** @throws InstallationException if the directory was made for another base */
    void keepIn(Path data) {
        Path file = data.resolve(KEPT);
        try {
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                if (!kept.equals(Integer.toString(base))) {
                    throw new InstallationException(
                            "the demo in " + data + " was made for --port-base " + kept
                                    + ", and its manifest names those ports: start it with them, or name another directory with --data");
                }
            } else {
                Files.writeString(file, base + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be written: " + e.getMessage(), e);
        }
    }

    void requireFree() {
        Installation.requireFree(app(), "the sample app");
        Installation.requireFree(mail(), "the sample inbox");
        Installation.requireFree(database(), "the sample database");
    }
}
