package org.backupandmonitor.config.ping;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Notices when the key behind all ping addresses is not the one it was, which nobody would want to find out from silent jobs. */
@ApplicationScoped
public class PingKeyCheck {

    private static final Logger LOG = Logger.getLogger(PingKeyCheck.class);
    private static final String NAME = "ping";

    private final PingTokens tokens;
    private final KeyFingerprintRepository fingerprints;
    private volatile @Nullable String problem;
    private volatile String accepted = "";

    @Inject
    PingKeyCheck(PingTokens tokens, KeyFingerprintRepository fingerprints) {
        this.tokens = tokens;
        this.fingerprints = fingerprints;
    }

    /** What ops must know of the key; empty if it is the same as ever. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Stands for the key that ops want: the one there was first, until they say otherwise. */
    public String accepted() {
        return accepted;
    }

    @Transactional
    void check(@Observes StartupEvent event) {
        KeyFingerprintEntity known = fingerprints.findById(NAME);
        accepted = known == null ? tokens.fingerprint() : known.sha256;
        problem = null;
        if (known == null) {
            KeyFingerprintEntity first = new KeyFingerprintEntity();
            first.name = NAME;
            first.sha256 = tokens.fingerprint();
            fingerprints.persist(first);
        } else if (!accepted.equals(tokens.fingerprint())) {
            problem = "the key of the ping addresses is not the one it was: put the file ping-key back into the state"
                    + " directory (or bam.pings.key), or delete the row \"ping\" from config.key_fingerprint,"
                    + " restart config-service, put again what was put by REST, and give every job its new address";
            LOG.error(problem);
        }
    }
}
