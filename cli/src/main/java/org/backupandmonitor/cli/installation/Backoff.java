package org.backupandmonitor.cli.installation;

import java.time.Duration;

/** How long to wait before a process that died is started again: 1 s, 2 s, 4 s, ... up to 30 s. */
final class Backoff {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Who lived so long did not die of its start. */
    private static final Duration HEALTHY_AFTER = Duration.ofMinutes(1);

    private int failures;

    /** The pause after a process that lived so long. */
    Duration after(Duration life) {
        if (life.compareTo(HEALTHY_AFTER) >= 0) {
            failures = 0;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(failures, 5));
        failures++;
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
