package org.backupandmonitor.alert.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is owed, in memory: delivery goes on from here whether PostgreSQL is up or not. Thread-safe.
 *
 * <p>An id is taken in once only; of each line, only the oldest message is handed out. Lines take turns: one that was tried
 * is behind all others. Channels of one type share a server more often than not, and when that hangs, all of them do; so a
 * type never has more messages on their way than there are places left for others.
 */
public final class Outbox {

    /** So many messages are on their way at a time. */
    static final int AT_ONCE = 8;

    /** So many ids of messages that are done are remembered, so that reading an event twice tells nobody twice. */
    private static final int REMEMBERED = 100_000;

    private final Map<String, Deque<Owed>> lines = new LinkedHashMap<>();

    /** Lines of which a message is on its way, with the type of its channel. */
    private final Map<String, String> busy = new HashMap<>();

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

    /** Hands out a message that is due, which has to be given back; empty if none is, or enough are on their way. */
    synchronized Optional<Owed> takeDue(Instant now) {
        Optional<Owed> due = lines.values().stream()
                .map(Deque::element)
                .filter(head -> mayGo(head) && !head.nextAt().isAfter(now))
                .findFirst();
        due.ifPresent(head -> busy.put(head.line(), head.facts().channelType()));
        return due;
    }

    /** Gives one back as it now is: done with, or due again later. */
    synchronized void giveBack(Owed owed, boolean done) {
        Deque<Owed> line = lines.get(owed.line());
        busy.remove(owed.line());
        if (line != null && line.element().id().equals(owed.id())) {
            line.remove();
            if (!done) {
                line.addFirst(owed);
            } else {
                known.put(owed.id(), false);
            }
            lines.remove(owed.line());
            if (!line.isEmpty()) {
                lines.put(owed.line(), line);
            }
        }
        notifyAll();
    }

    /** Waits until something may be due, at the latest for so long. */
    synchronized void awaitWork(Instant now, long mostMillis) throws InterruptedException {
        long wait = lines.values().stream()
                .map(Deque::element)
                .filter(this::mayGo)
                .map(Owed::nextAt)
                .min(Comparator.naturalOrder())
                .map(next -> next.toEpochMilli() - now.toEpochMilli())
                .orElse(mostMillis);
        if (wait > 0) {
            wait(Math.min(wait, mostMillis));
        }
    }

    /** Our clock was set back to this time: what is due after it is due at once, or it would wait for as long. */
    public synchronized void setBack(Instant now) {
        lines.replaceAll((key, line) -> line.stream()
                .map(owed -> owed.nextAt().isAfter(now) ? owed.postponed(now) : owed)
                .collect(Collectors.toCollection(ArrayDeque::new)));
        notifyAll();
    }

    /** Forgets everything but what is on its way: another instance goes on. */
    public synchronized void clear() {
        lines.clear();
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

    /** Whether nothing of its line is on its way, and others of its type leave it a place. */
    private boolean mayGo(Owed owed) {
        int ofItsType = Collections.frequency(busy.values(), owed.facts().channelType());
        return !busy.containsKey(owed.line()) && ofItsType < AT_ONCE - busy.size();
    }
}
