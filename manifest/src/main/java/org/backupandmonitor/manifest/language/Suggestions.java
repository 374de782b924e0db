package org.backupandmonitor.manifest.language;

import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What may have been meant by the words of one document. A word is searched for once, and only so many words are: who has
 * read the first fifty needs no more, and a file may hold a hundred thousand. For one thread.
 */
final class Suggestions {

    private static final int MOST_SEARCHES = 50;

    /** By the list they are searched in, the same object each time. */
    private final Map<Collection<String>, Map<String, Optional<String>>> found = new IdentityHashMap<>();

    private int searches;

    /** The candidate nearest to the word, if one is near enough to be meant; nothing once enough has been suggested. */
    Optional<String> nearest(String word, Collection<String> candidates) {
        Map<String, Optional<String>> before = found.computeIfAbsent(candidates, list -> new HashMap<>());
        Optional<String> known = before.get(word);
        if (known != null) {
            return known;
        }
        if (searches >= MOST_SEARCHES) {
            return Optional.empty();
        }
        searches++;
        Optional<String> nearest = Suggestion.nearest(word, candidates);
        before.put(word, nearest);
        return nearest;
    }
}
