package org.backupandmonitor.probe.check;

import java.time.Duration;
import org.backupandmonitor.contracts.monitor.Phases;
import org.jspecify.annotations.Nullable;

/** Measures the phases of one check; one that comes again, as with redirects, adds up. Times are nanoseconds. */
final class Stopwatch {

    private static final long NEVER = -1;

    private final long[] spent = {NEVER, NEVER, NEVER, NEVER, NEVER};
    private @Nullable Phase current;
    private long entered;

    void enter(Phase phase, long now) {
        leave(now);
        current = phase;
        entered = now;
    }

    void leave(long now) {
        if (current != null) {
            spent[current.ordinal()] = Math.max(0, spent[current.ordinal()]) + now - entered;
            current = null;
        }
    }

    @Nullable
    Phase current() {
        return current;
    }

    Phases phases() {
        return new Phases(
                of(Phase.RESOLVE), of(Phase.CONNECT), of(Phase.TLS), of(Phase.FIRST_BYTE), of(Phase.TRANSFER));
    }

    private @Nullable Duration of(Phase phase) {
        long nanos = spent[phase.ordinal()];
        return nanos == NEVER ? null : Duration.ofNanos(nanos);
    }
}
