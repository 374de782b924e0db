package org.backupandmonitor.backup.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is due and finds no place, and since when. Safe for use by several threads. */
final class WaitingList {

    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    /** Replaces the list; who was on it before has waited since then. */
    void update(Set<String> waiting, Instant now) {
        since.keySet().retainAll(waiting);
        waiting.forEach(key -> since.putIfAbsent(key, now));
    }

    /** Those who have waited for longer, by name. */
    List<String> longerThan(Duration time, Instant now) {
        return since.entrySet().stream()
                .filter(entry -> entry.getValue().plus(time).isBefore(now))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
