package org.backupandmonitor.status.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Slows down who guesses passwords: so many failed logins in a quarter of an hour. */
@Singleton
class Attempts {

    /** As one user from one address: whoever guesses at somebody's password locks out nobody but himself. */
    static final int MOST = 10;

    /**
     * As one user from anywhere, and from one address as anybody. Far more, since behind a proxy that does not say who
     * asks everybody comes from one address.
     */
    static final int MOST_OF_EACH = 100;

    static final Duration WINDOW = Duration.ofMinutes(15);

    /** A guesser must not fill the memory either. */
    private static final int MOST_COUNTED = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = Caffeine.newBuilder()
            .maximumSize(MOST_COUNTED)
            .<String, Deque<Instant>>build()
            .asMap();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whether a login may be tried at all; one that may counts as failed until it has succeeded, so that many at the same
     * moment can't slip past a count that none of them has raised yet.
     */
    synchronized boolean begin(String user, String address) {
        Deque<Instant> both = recent(both(user, address));
        Deque<Instant> ofUser = recent(user(user));
        Deque<Instant> ofAddress = recent(address(address));
        if (both.size() >= MOST || ofUser.size() >= MOST_OF_EACH || ofAddress.size() >= MOST_OF_EACH) {
            return false;
        }
        Instant now = clock.instant();
        both.add(now);
        ofUser.add(now);
        ofAddress.add(now);
        return true;
    }

    /**
     * Forgets what failed as this user from this address, and otherwise takes back only the one that has just begun:
     * whoever knows one password may be guessing others.
     */
    synchronized void succeeded(String user, String address) {
        failures.remove(both(user, address));
        recent(user(user)).pollLast();
        recent(address(address)).pollLast();
    }

    private Deque<Instant> recent(String who) {
        Deque<Instant> recent = failures.computeIfAbsent(who, name -> new ArrayDeque<>());
        Instant begin = clock.instant().minus(WINDOW);
        recent.removeIf(at -> at.isBefore(begin));
        return recent;
    }

    private static String both(String user, String address) {
        return "address " + address + " user " + user;
    }

    private static String user(String user) {
        return "user " + user;
    }

    private static String address(String address) {
        return "address " + address;
    }
}
