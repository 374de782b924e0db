package org.backupandmonitor.probe.result;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue before a receiver that may be away: nobody who offers ever waits, what could not be delivered is tried
 * again in the order it was offered in, and when the queue is full the oldest gives way, since the newest says more. What
 * nobody will say again goes first, and is the last to give way.
 *
 * <p>Thread-safe. The receiver may be slow: it is called by the tasks given to {@code soon} only, one at a time.
 */
final class Outbox<T> {

    private final int bound;
    private final int window;
    private final Predicate<T> unique;
    private final Function<T, ? extends CompletionStage<?>> receiver;
    private final Predicate<Throwable> permanent;
    private final Consumer<Runnable> soon;
    private final Consumer<Runnable> later;
    /** Both by the number it was offered as. */
    private final TreeMap<Long, T> first = new TreeMap<>();

    private final TreeMap<Long, T> others = new TreeMap<>();

    private long offered;
    private int underWay;
    private boolean pumping;
    private boolean pausing;
    private long dropped;

    /**
     * @param bound how many may wait
     * @param window how many may be under way at once
     * @param unique what nobody will say again; all else is said anew sooner or later
     * @param permanent failures that trying again won't cure
     * @param soon runs a task on a thread that may wait, after a moment in which more may come
     * @param later runs a task after a pause, for the next try
     */
    Outbox(
            int bound,
            int window,
            Predicate<T> unique,
            Function<T, ? extends CompletionStage<?>> receiver,
            Predicate<Throwable> permanent,
            Consumer<Runnable> soon,
            Consumer<Runnable> later) {
        this.bound = bound;
        this.window = window;
        this.unique = unique;
        this.receiver = receiver;
        this.permanent = permanent;
        this.soon = soon;
        this.later = later;
    }

    void offer(T item) {
        synchronized (this) {
            put(offered++, item);
        }
        pumpSoon();
    }

    private void put(long number, T item) {
        (unique.test(item) ? first : others).put(number, item);
        if (waiting() > bound) {
            (others.isEmpty() ? first : others).pollFirstEntry();
            dropped++;
        }
    }

    private int waiting() {
        return first.size() + others.size();
    }

    /** How many were given up since the process began. */
    synchronized long dropped() {
        return dropped;
    }

    /** How many have not been taken yet. */
    synchronized int size() {
        return waiting() + underWay;
    }

    /** Only the first of many that come together has something started. */
    private void pumpSoon() {
        synchronized (this) {
            if (pumping || !maySend()) {
                return;
            }
            pumping = true;
        }
        soon.accept(this::pump);
    }

    private void pump() {
        for (Map.Entry<Long, T> next = take(); next != null; next = take()) {
            send(next.getKey(), next.getValue());
        }
    }

    private boolean maySend() {
        return !pausing && underWay < window && waiting() > 0;
    }

    private synchronized Map.@Nullable Entry<Long, T> take() {
        if (!maySend()) {
            pumping = false;
            return null;
        }
        underWay++;
        return (first.isEmpty() ? others : first).pollFirstEntry();
    }

    private void send(long number, T item) {
        CompletionStage<?> sending;
        try {
            sending = receiver.apply(item);
        } catch (RuntimeException e) {
            settled(number, item, e);
            return;
        }
        sending.whenComplete((taken, failure) -> settled(number, item, failure));
    }

    private void settled(long number, T item, @Nullable Throwable failure) {
        boolean pause = false;
        synchronized (this) {
            underWay--;
            if (failure != null) {
                if (permanent.test(failure)) {
                    dropped++;
                } else {
                    put(number, item);
                }
                pause = !pausing;
                pausing = true;
            }
        }
        if (failure == null) {
            pumpSoon();
        } else if (pause) {
            later.accept(this::resume);
        }
    }

    private void resume() {
        synchronized (this) {
            pausing = false;
        }
        pumpSoon();
    }
}
