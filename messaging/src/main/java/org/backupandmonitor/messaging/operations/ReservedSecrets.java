package org.backupandmonitor.messaging.operations;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.Config;

/** Names of the secrets that operations use themselves: bam.yaml names them, such as the password of a vault. */
public final class ReservedSecrets {

    private ReservedSecrets() {}

    public static Set<String> in(Config config) {
        Set<String> secrets = new TreeSet<>();
        for (String property : config.getPropertyNames()) {
            value(config, property).flatMap(Secrets::nameOf).ifPresent(secrets::add);
        }
        return secrets;
    }

    private static Optional<String> value(Config config, String property) {
        try {
            return config.getOptionalValue(property, String.class);
        } catch (NoSuchElementException e) {
            // It refers to another one that is not there, so it is no use to anybody.
            return Optional.empty();
        }
    }
}
