package org.backupandmonitor.manifest.monitor;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backupandmonitor.contracts.monitor.Check;

/** What a monitor checks, as its manifest says it. */
public sealed interface Subject {

    /** The key that names it: {@code http}, {@code heartbeat}, ... */
    String kind();

    /** A target that a probe reaches out to, by a check that probes know. */
    record Reached(Check check) implements Subject {

        @Override
        public String kind() {
            return check.kind();
        }
    }

    /** A job that calls us. It becomes a check once somebody gives it its secret address. */
    record Heartbeat(Duration every, Duration grace) implements Subject {

        @Override
        public String kind() {
            return HeartbeatKind.NAME;
        }
    }

    /**
     * A target of a kind that has no check of its own in the contracts yet.
     *
     * @param target in the few words a person would use
     * @param settings as plain values
     */
    record Described(String kind, String target, Map<String, Object> settings) implements Subject {

        public Described {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }
    }
}
