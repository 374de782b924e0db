package org.backupandmonitor.alert.silence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Follows how far the clocks of components are off, by when they say a heartbeat was sent and when Kafka took it. One late
 * heartbeat is no wrong clock; only what all of the newest ones agree on counts. Not thread-safe.
 */
final class Clocks {

    /** Nothing arrives before it was sent, so a clock that is ahead by more than what synchronised clocks differ is wrong. */
    static final Duration AHEAD = Duration.ofSeconds(5);

    /** A producer tries for some 15 s to deliver, so what is later than that is not only late. */
    static final Duration BEHIND = Duration.ofSeconds(20);

    /** Differences smaller than this are not worth other words. */
    private static final Duration SAME = Duration.ofSeconds(10);

    private static final int READINGS = 3;

    private final Map<String, Deque<Duration>> readings = new HashMap<>();
    private final Map<String, Duration> stated = new HashMap<>();

    /** Takes in what a component said the time was when it was {@code taken}. */
    void read(String instance, Instant said, Instant taken) {
        Deque<Duration> known = readings.computeIfAbsent(instance, key -> new ArrayDeque<>());
        known.addLast(between(taken, said));
        if (known.size() > READINGS) {
            known.removeFirst();
        }
        Optional<Duration> now = agreed(known);
        if (now.isEmpty()) {
            stated.remove(instance);
        } else {
            stated.merge(
                    instance,
                    now.get(),
                    (before, after) -> before.minus(after).abs().compareTo(SAME) < 0 ? before : after);
        }
    }

    /** How far the clock is off, positive if it is ahead; empty if it is not, or nobody can tell yet. */
    Optional<Duration> off(String instance) {
        return Optional.ofNullable(stated.get(instance));
    }

    /** Whether enough was read to say that the clock is not off. */
    boolean isRight(String instance) {
        return off(instance).isEmpty()
                && readings.getOrDefault(instance, new ArrayDeque<>()).size() == READINGS;
    }

    void forget(String instance) {
        readings.remove(instance);
        stated.remove(instance);
    }

    /** A time from garbage may be further away than a duration can be. */
    private static Duration between(Instant from, Instant to) {
        return Duration.ofSeconds(to.getEpochSecond() - from.getEpochSecond(), (long) to.getNano() - from.getNano());
    }

    private static Optional<Duration> agreed(Deque<Duration> readings) {
        if (readings.size() < READINGS) {
            return Optional.empty();
        }
        Duration least = readings.stream().min(Comparator.naturalOrder()).orElseThrow();
        Duration most = readings.stream().max(Comparator.naturalOrder()).orElseThrow();
        if (least.compareTo(AHEAD) > 0) {
            return Optional.of(least);
        }
        return most.negated().compareTo(BEHIND) > 0 ? Optional.of(most) : Optional.empty();
    }
}
