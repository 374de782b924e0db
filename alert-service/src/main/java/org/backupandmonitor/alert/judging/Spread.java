package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers how many monitors people were told that a problem concerns. One that began with a single monitor, and is open
 * for weeks by that one, is news again when it spreads to all. Not thread-safe.
 */
final class Spread {

    /** While it spreads, people hear of it no more often than this. */
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private record Told(int count, Instant at) {}

    private final Map<String, Told> told = new HashMap<>();

    /** Whether the problem concerns at least twice as many as people heard of. */
    boolean isNews(String subject, int count, Instant now) {
        Told last = told.get(subject);
        return last != null
                && count >= 2 * last.count()
                && Duration.between(last.at(), now).abs().compareTo(BETWEEN) >= 0;
    }

    /** Whether anything is known of the problem. */
    boolean knows(String subject) {
        return told.containsKey(subject);
    }

    /** People heard that it concerns so many. */
    void told(String subject, int count, Instant at) {
        told.put(subject, new Told(count, at));
    }

    /** It concerns so many: where those are fewer than people heard of, it may spread anew. */
    void seen(String subject, int count) {
        told.computeIfPresent(subject, (key, last) -> new Told(Math.min(last.count(), count), last.at()));
    }

    /** It is over. */
    void forget(String subject) {
        told.remove(subject);
    }
}
