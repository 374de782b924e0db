package org.backupandmonitor.alert;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where this service finds the values behind {@code secret:NAME}. */
final class SecretsProducer {

    @Produces
    @Singleton
    Secrets secrets(@ConfigProperty(name = "bam.secrets.directory") Optional<Path> directory) {
        return new Secrets(directory.orElse(null), System.getenv());
    }
}
