package org.backupandmonitor.backup.setup;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the beans that the rest of the service is given. */
final class Beans {

    private Beans() {}

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static Secrets secrets(@ConfigProperty(name = "bam.secrets.directory") Optional<String> directory) {
        return new Secrets(directory.map(Path::of).orElse(null), System.getenv());
    }
}
