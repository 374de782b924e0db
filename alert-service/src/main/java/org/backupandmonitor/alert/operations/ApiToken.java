package org.backupandmonitor.alert.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.backupandmonitor.contracts.secret.MissingSecretException;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The token that opens the REST API; without one it stays closed. */
@Singleton
class ApiToken {

    private static final Logger LOG = Logger.getLogger(ApiToken.class);
    private static final String BEARER = "Bearer ";

    private final Optional<String> reference;
    private final Secrets secrets;

    @Inject
    ApiToken(@ConfigProperty(name = "bam.api.token") Optional<String> reference, Secrets secrets) {
        this.reference = reference;
        this.secrets = secrets;
    }

    boolean isConfigured() {
        return reference.isPresent();
    }

    /** Whether the value of an Authorization header holds the token. */
    boolean opens(String authorization) {
        if (reference.isEmpty() || !authorization.startsWith(BEARER)) {
            return false;
        }
        try {
            byte[] expected = secrets.resolve(reference.get()).getBytes(StandardCharsets.UTF_8);
            byte[] came = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
            return expected.length > 0 && MessageDigest.isEqual(expected, came);
        } catch (MissingSecretException e) {
            LOG.errorf("bam.api.token: %s", e.getMessage());
            return false;
        }
    }
}
