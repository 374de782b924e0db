package org.backupandmonitor.alert.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is owed, in memory: delivery goes on from here whether PostgreSQL is up or not. Thread-safe.
 *
 * <p>An id is taken in once only; of each line, only the oldest message is handed out.
 */
public final class Outbox {

    /** So many ids of messages that are done are remembered, so that reading an event twice tells nobody twice. */
    private static final int REMEMBERED = 100_000;

    private final Map<String, Deque<Owed>> lines = new LinkedHashMap<>();
    private final Set<String> busy = new HashSet<>();
    private final Map<String, Boolean> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED && !eldest.getValue();
        }
    };

    /** Takes in what is owed and not known yet; what was taken in. */
    public synchronized List<Owed> add(Collection<Owed> owed) {
        List<Owed> added = new ArrayList<>();
        for (Owed each : owed) {
            if (each.isOpen() && !known.containsKey(each.id())) {
                known.put(each.id(), true);
                lines.computeIfAbsent(each.line(), line -> new ArrayDeque<>()).add(each);
                added.add(each);
            }
        }
        notifyAll();
        return added;
    }

    /** Hands out what is due; each has to be given back. */
    synchronized List<Owed> takeDue(Instant now, int most) {
        List<Owed> due = new ArrayList<>();
        for (Map.Entry<String, Deque<Owed>> line : lines.entrySet()) {
            if (due.size() >= most) {
                break;
            }
            Owed head = line.getValue().element();
            if (!busy.contains(line.getKey()) && !head.nextAt().isAfter(now)) {
                busy.add(line.getKey());
                due.add(head);
            }
        }
        return due;
    }

    /** Gives one back as it now is: done with, or due again later. */
    synchronized void giveBack(Owed owed, boolean done) {
        Deque<Owed> line = lines.get(owed.line());
        busy.remove(owed.line());
        if (line != null && !line.isEmpty() && line.element().id().equals(owed.id())) {
            line.remove();
            if (!done) {
                line.addFirst(owed);
            } else {
                known.put(owed.id(), false);
            }
            if (line.isEmpty()) {
                lines.remove(owed.line());
            }
        }
        notifyAll();
    }

    /** Waits until something may be due, at the latest for so long. */
    synchronized void awaitWork(Instant now, long mostMillis) throws InterruptedException {
        long wait = lines.entrySet().stream()
                .filter(line -> !busy.contains(line.getKey()))
                .map(line -> line.getValue().element().nextAt())
                .min(Comparator.naturalOrder())
                .map(next -> next.toEpochMilli() - now.toEpochMilli())
                .orElse(mostMillis);
        if (wait > 0) {
            wait(Math.min(wait, mostMillis));
        }
    }

    /** Forgets everything: another instance goes on. */
    public synchronized void clear() {
        lines.clear();
        busy.clear();
        known.clear();
    }

    public synchronized int size() {
        return lines.values().stream().mapToInt(Deque::size).sum();
    }

    /** When the oldest message that is still owed was first owed; empty if none is. */
    public synchronized Optional<Instant> oldest() {
        return lines.values().stream()
                .flatMap(Deque::stream)
                .map(owed -> owed.facts().createdAt())
                .min(Comparator.naturalOrder());
    }
}
