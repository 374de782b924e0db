package org.backupandmonitor.status.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Slows down who guesses passwords: so many failed logins per user, and per address, in a quarter of an hour. */
@Singleton
class Attempts {

    static final int MOST = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    /** Beyond this many names the oldest are forgotten: a guesser must not fill the memory either. */
    private static final int MOST_NAMES = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new HashMap<>();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whether a login may be tried at all; one that may counts as failed until it has succeeded, so that many at the same
     * moment can't slip past a count that none of them has raised yet.
     */
    synchronized boolean begin(String who) {
        if (failures.size() >= MOST_NAMES) {
            failures.clear();
        }
        Deque<Instant> recent = failures.computeIfAbsent(who, name -> new ArrayDeque<>());
        Instant begin = clock.instant().minus(WINDOW);
        recent.removeIf(at -> at.isBefore(begin));
        if (recent.size() >= MOST) {
            return false;
        }
        recent.add(clock.instant());
        return true;
    }

    /** Takes back the one that has just begun, and nothing else: whoever knows one password may be guessing others. */
    synchronized void forgive(String who) {
        Deque<Instant> recent = failures.get(who);
        if (recent != null) {
            recent.pollLast();
        }
    }

    synchronized void succeeded(String who) {
        failures.remove(who);
    }
}
