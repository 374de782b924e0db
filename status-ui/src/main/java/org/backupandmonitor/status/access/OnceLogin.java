package org.backupandmonitor.status.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** The link that whoever started the process gets: it opens one session, once, whatever is restarted. Thread-safe. */
@Singleton
class OnceLogin {

    /** The name of whoever came by the link. */
    static final String USER = "operator";

    private static final int SHORTEST = 16;

    private final Optional<String> token;
    private final UsedLoginRepository used;
    private final Clock clock;

    OnceLogin(AccessConfig config, UsedLoginRepository used, Clock clock) {
        this.token = config.login().token().filter(value -> !value.isBlank());
        this.used = used;
        this.clock = clock;
        if (token.isPresent() && token.get().length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "bam.login.token must have at least " + SHORTEST + " characters, since whoever guesses it is in");
        }
    }

    /** True the first time the right token comes, and never again. */
    boolean use(String given) {
        return token.isPresent() && Signatures.same(token.get(), given) && used.add(hash(given), clock.instant());
    }

    /** Whether the link still works; false too while nobody can say. */
    boolean waiting() {
        try {
            return token.isPresent() && !used.contains(hash(token.get()));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
