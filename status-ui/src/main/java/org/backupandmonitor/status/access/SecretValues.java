package org.backupandmonitor.status.access;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads settings that may be references to secrets. */
@Singleton
class SecretValues {

    private final Secrets secrets;

    SecretValues(@ConfigProperty(name = "bam.secrets.directory") Optional<String> directory) {
        this.secrets = new Secrets(directory.map(Path::of).orElse(null), System.getenv());
    }

    /** The secret behind {@code secret:NAME}, looked up now; anything else is the value itself. */
    String value(String setting) {
        return Secrets.isReference(setting) ? secrets.resolve(setting) : setting;
    }
}
