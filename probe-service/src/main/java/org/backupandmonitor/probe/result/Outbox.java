package org.backupandmonitor.probe.result;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue before a receiver that may be away: nobody who offers ever waits, what could not be delivered is tried
 * again, and when the queue is full the oldest gives way, since the newest says more. Thread-safe.
 */
final class Outbox<T> {

    private final int bound;
    private final int window;
    private final Function<T, ? extends CompletionStage<?>> receiver;
    private final Predicate<Throwable> permanent;
    private final Consumer<Runnable> later;
    private final Deque<T> waiting = new ArrayDeque<>();
    private int underWay;
    private boolean pumping;
    private boolean pausing;
    private long dropped;

    /**
     * @param bound how many may wait
     * @param window how many may be under way at once
     * @param permanent failures that trying again won't cure
     * @param later runs a task after a pause, for the next try
     */
    Outbox(
            int bound,
            int window,
            Function<T, ? extends CompletionStage<?>> receiver,
            Predicate<Throwable> permanent,
            Consumer<Runnable> later) {
        this.bound = bound;
        this.window = window;
        this.receiver = receiver;
        this.permanent = permanent;
        this.later = later;
    }

    void offer(T item) {
        synchronized (this) {
            waiting.addLast(item);
            if (waiting.size() > bound) {
                waiting.removeFirst();
                dropped++;
            }
        }
        pump();
    }

    /** How many were given up since the process began. */
    synchronized long dropped() {
        return dropped;
    }

    /** How many have not been taken yet. */
    synchronized int size() {
        return waiting.size() + underWay;
    }

    private void pump() {
        for (T next = begin(); next != null; next = take()) {
            send(next);
        }
    }

    /** One thread pumps at a time; the others leave what they brought to it. */
    private synchronized @Nullable T begin() {
        if (pumping || pausing) {
            return null;
        }
        pumping = true;
        return take();
    }

    private synchronized @Nullable T take() {
        if (pausing || underWay >= window || waiting.isEmpty()) {
            pumping = false;
            return null;
        }
        underWay++;
        return waiting.pollFirst();
    }

    private void send(T item) {
        CompletionStage<?> sending;
        try {
            sending = receiver.apply(item);
        } catch (RuntimeException e) {
            settled(item, e);
            return;
        }
        sending.whenComplete((taken, failure) -> settled(item, failure));
    }

    private void settled(T item, @Nullable Throwable failure) {
        boolean pause = false;
        synchronized (this) {
            underWay--;
            if (failure != null) {
                if (permanent.test(failure) || waiting.size() >= bound) {
                    dropped++;
                } else {
                    waiting.addFirst(item);
                }
                pause = !pausing;
                pausing = true;
            }
        }
        if (failure == null) {
            pump();
        } else if (pause) {
            later.accept(this::resume);
        }
    }

    private void resume() {
        synchronized (this) {
            pausing = false;
        }
        pump();
    }
}
