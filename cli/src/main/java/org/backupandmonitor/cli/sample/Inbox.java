package org.backupandmonitor.cli.sample;

import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest messages, in memory. Thread-safe. */
final class Inbox {

    private static final int MOST = 200;

    private final Clock clock;
    private final Deque<Received> messages = new ArrayDeque<>();

    Inbox(Clock clock) {
        this.clock = clock;
    }

    /** A message and when it came. */
    record Received(LocalTime at, Message message) {}

    synchronized void add(Message message) {
        messages.addFirst(new Received(LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS), message));
        while (messages.size() > MOST) {
            messages.removeLast();
        }
    }

    synchronized List<Received> newestFirst() {
        return List.copyOf(messages);
    }
}
