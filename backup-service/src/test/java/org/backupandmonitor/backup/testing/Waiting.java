package org.backupandmonitor.backup.testing;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for conditions. The limit only ends what would never come: a loaded machine takes its time. */
public final class Waiting {

    /** Longer than anything takes that comes at all. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private Waiting() {}

    public static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
    }
}
