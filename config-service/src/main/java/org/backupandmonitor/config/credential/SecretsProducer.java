package org.backupandmonitor.config.credential;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the secrets of this process available. */
final class SecretsProducer {

    private SecretsProducer() {}

    @Produces
    @Singleton
    static Secrets secrets(@ConfigProperty(name = "bam.secrets.directory") Optional<Path> directory) {
        return new Secrets(directory.orElse(null), System.getenv());
    }
}
