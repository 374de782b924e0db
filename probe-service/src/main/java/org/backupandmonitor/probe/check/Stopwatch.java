package org.backupandmonitor.probe.check;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.backupandmonitor.contracts.monitor.Phases;
import org.jspecify.annotations.Nullable;

/** Measures the phases of one check; one that comes again, as with redirects, adds up. Times are nanoseconds. */
final class Stopwatch {

    private final Map<Phase, Long> spent = new EnumMap<>(Phase.class);
    private @Nullable Phase current;
    private long entered;

    void enter(Phase phase, long now) {
        leave(now);
        current = phase;
        entered = now;
    }

    void leave(long now) {
        if (current != null) {
            spent.merge(current, now - entered, Long::sum);
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
        Long nanos = spent.get(phase);
        return nanos == null ? null : Duration.ofNanos(nanos);
    }
}
