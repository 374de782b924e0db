package org.backupandmonitor.probe;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the rest takes from the machine it runs on. */
final class Surroundings {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Secrets secrets(@ConfigProperty(name = "bam.secrets.directory") Optional<Path> directory) {
        return new Secrets(directory.orElse(null), System.getenv());
    }
}
