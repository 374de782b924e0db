package org.backupandmonitor.manifest.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table under construction, whose entries may have comments above them. */
public final class Commented {

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, List<String>> comments = new LinkedHashMap<>();
    private final List<String> last = new ArrayList<>();
    private final List<String> first = new ArrayList<>();

    /** Puts text, a number, a boolean, a list, a map or another such table under the key. */
    public Commented put(String key, Object value) {
        values.put(key, value);
        return this;
    }

    public Commented comment(String key, String comment) {
        comments.computeIfAbsent(key, any -> new ArrayList<>()).add(comment);
        return this;
    }

    /** A comment above the table as a whole: above its dash where it is an item of a list. */
    public Commented commentAbove(String comment) {
        first.add(comment);
        return this;
    }

    /** A comment at the end of the table. */
    public Commented commentBelow(String comment) {
        last.add(comment);
        return this;
    }

    /** A comment above all that are above the table already. */
    public Commented commentFirst(String comment) {
        first.add(0, comment);
        return this;
    }

    /** The comments above the table, the last one first. */
    public List<String> reversed() {
        List<String> reversed = new ArrayList<>(first);
        Collections.reverse(reversed);
        return reversed;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The entries without their comments. */
    public Map<String, Object> plain() {
        return new LinkedHashMap<>(values);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    Map<String, Object> values() {
        return values;
    }

    List<String> above(String key) {
        return comments.getOrDefault(key, List.of());
    }

    List<String> above() {
        return first;
    }

    List<String> below() {
        return last;
    }
}
