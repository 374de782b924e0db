package org.backupandmonitor.alert.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a message that did not go through is tried again, and when somebody else is told instead.
 *
 * @param first time to the second attempt; it doubles with each further one
 * @param longest no two attempts are further apart
 * @param fallbackAfter from then on operations hear as well, by their own channels
 * @param giveUpAfter from then on it is not tried any more
 */
public record RetryPolicy(Duration first, Duration longest, Duration fallbackAfter, Duration giveUpAfter) {

    private static final int MAX_DOUBLINGS = 20;

    /**
     * Time to the next attempt: half of it for sure, half of it by chance, so that a hundred messages to one dead server do
     * not return as one wave.
     *
     * @param attempts made so far, at least 1
     */
    public Duration delay(int attempts, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(MAX_DOUBLINGS, Math.max(0, attempts - 1));
        long most = Math.max(1, Math.min(longest.toMillis(), doubled));
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
