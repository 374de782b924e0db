package org.backupandmonitor.status.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Opens and recognises sessions. They live in a signed cookie, so that any instance with the same key knows them.
 * Thread-safe.
 */
@Singleton
class Sessions {

    static final String COOKIE = "bam-session";

    private static final String PURPOSE = "session";

    private final Signatures signatures;
    private final Clock clock;
    private final Duration lifetime;
    private final EndedSessions ended;
    private final Users users;

    Sessions(Signatures signatures, AccessConfig config, EndedSessions ended, Users users, Clock clock) {
        this.signatures = signatures;
        this.ended = ended;
        this.users = users;
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

    /** The session in a cookie; empty unless we made it, it is not over, and whoever logged in may still. */
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
        boolean over = !session.ends().isAfter(clock.instant()) || ended.contains(session);
        return over || !users.know(session.user()) ? Optional.empty() : Optional.of(session);
    }

    void end(Session session) {
        ended.add(session);
    }

    /** What every form of this session must carry. */
    String csrfToken(Session session) {
        return signatures.sign("form", session.id());
    }
}
