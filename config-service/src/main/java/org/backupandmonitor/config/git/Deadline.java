package org.backupandmonitor.config.git;

import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;

/**
 * Ends a transfer that takes too long in all, such as one that trickles: each single wait has a timeout of its own, which such
 * a transfer never meets.
 */
final class Deadline extends EmptyProgressMonitor {

    private final long endsAt;

    Deadline(Duration timeout) {
        this.endsAt = System.nanoTime() + timeout.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - endsAt > 0;
    }

    @Override
    public boolean isCancelled() {
        return isOver();
    }
}
