package org.backupandmonitor.status.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The checks of one slice of time, in milliseconds.
 *
 * @param at begin of the slice
 * @param checks how many there were
 * @param median of the time from begin to verdict; null if no check of the slice got an answer
 * @param p95 95 of 100 were quicker; null likewise
 * @param failed how many were DOWN
 */
public record LatencyPoint(
        Instant at,
        long checks,
        @Nullable Double median,
        @Nullable Double p95,
        double resolve,
        double connect,
        double tls,
        double firstByte,
        double transfer,
        long failed,
        long unknown) {}
