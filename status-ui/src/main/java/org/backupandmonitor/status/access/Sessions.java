package org.backupandmonitor.status.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens and recognises sessions. They live in a signed cookie, so that any instance with the same key knows them; those
 * that were ended by hand are remembered until they would have ended anyway. Thread-safe.
 */
@Singleton
class Sessions {

    static final String COOKIE = "bam-session";

    private static final String PURPOSE = "session";

    private final Signatures signatures;
    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();

    Sessions(Signatures signatures, AccessConfig config, Clock clock) {
        this.signatures = signatures;
        this.clock = clock;
        this.lifetime = config.session().lifetime();
    }

    Session open(String user) {
        return new Session(signatures.random(), user, clock.instant().plus(lifetime));
    }

    Duration lifetime() {
        return lifetime;
    }

    String encode(Session session) {
        String user = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(session.user().getBytes(StandardCharsets.UTF_8));
        String text = session.id() + "." + session.ends().getEpochSecond() + "." + user;
        return text + "." + signatures.sign(PURPOSE, text);
    }

    /** The session in a cookie; empty unless we made it, and it is not over. */
    Optional<Session> decode(String cookie) {
        int last = cookie.lastIndexOf('.');
        if (last < 0 || !signatures.verify(PURPOSE, cookie.substring(0, last), cookie.substring(last + 1))) {
            return Optional.empty();
        }
        String[] parts = cookie.substring(0, last).split("\\.", -1);
        Session session = new Session(
                parts[0],
                new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8),
                Instant.ofEpochSecond(Long.parseLong(parts[1])));
        boolean over = !session.ends().isAfter(clock.instant()) || ended.containsKey(session.id());
        return over ? Optional.empty() : Optional.of(session);
    }

    void end(Session session) {
        ended.values().removeIf(ends -> ends.isBefore(clock.instant()));
        ended.put(session.id(), session.ends());
    }

    /** What every form of this session must carry. */
    String csrfToken(Session session) {
        return signatures.sign("form", session.id());
    }
}
