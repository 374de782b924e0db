package org.backupandmonitor.contracts.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that somebody could not read.
 *
 * @param topic where it stood, with prefix
 * @param reader component that gave up on it
 * @param error what is wrong with it, in one sentence
 * @param excerpt the beginning of its value as text, at most {@value #MAX_EXCERPT} characters, control characters replaced
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String reader,
        String error,
        String excerpt,
        Instant at) {

    public static final int MAX_EXCERPT = 1_000;
}
