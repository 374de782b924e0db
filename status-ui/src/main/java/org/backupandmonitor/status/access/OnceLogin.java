package org.backupandmonitor.status.access;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The link that whoever started the process gets: it opens one session, once. Thread-safe. */
@Singleton
class OnceLogin {

    /** The name of whoever came by the link. */
    static final String USER = "operator";

    private static final int SHORTEST = 16;

    private final Optional<String> token;
    private final AtomicBoolean used = new AtomicBoolean();

    OnceLogin(AccessConfig config) {
        this.token = config.login().token().filter(value -> !value.isBlank());
        if (token.isPresent() && token.get().length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "bam.login.token must have at least " + SHORTEST + " characters, since whoever guesses it is in");
        }
    }

    /** True the first time the right token comes, and never again. */
    boolean use(String given) {
        return token.isPresent() && Signatures.same(token.get(), given) && used.compareAndSet(false, true);
    }

    /** Whether the link still works. */
    boolean waiting() {
        return token.isPresent() && !used.get();
    }
}
