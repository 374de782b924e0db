package org.backupandmonitor.backup.source;

import org.jspecify.annotations.Nullable;

/**
 * How far a run has come.
 *
 * @param phase what it does, in a word
 * @param percent 0 to 100; null where nobody can tell
 */
public record Progress(String phase, @Nullable Double percent, long files, long bytes) {

    /** Hears how far a run has come, as often as there is news; must be quick. */
    @FunctionalInterface
    public interface Listener {
        void progressed(Progress progress);
    }
}
