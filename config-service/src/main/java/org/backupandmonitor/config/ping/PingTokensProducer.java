package org.backupandmonitor.config.ping;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.backupandmonitor.contracts.secret.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the ping tokens from the key that ops configured, else from the one in the state directory. */
final class PingTokensProducer {

    private PingTokensProducer() {}

    @Produces
    @Singleton
    static PingTokens tokens(
            @ConfigProperty(name = "bam.pings.key") Optional<String> reference,
            @ConfigProperty(name = "bam.state-directory") Path state,
            Secrets secrets)
            throws NoSuchAlgorithmException {
        if (reference.isEmpty()) {
            return new PingTokens(new PingKeyFile(state.resolve("ping-key")).readOrCreate());
        }
        String secret = secrets.resolve(reference.get());
        if (secret.length() < PingKeyFile.BYTES) {
            throw new IllegalStateException("the secret behind bam.pings.key is too short to be safe: use at least "
                    + PingKeyFile.BYTES + " random characters");
        }
        return new PingTokens(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
