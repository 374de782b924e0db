package org.backupandmonitor.contracts.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A component's regular proof of life and of work.
 *
 * @param instance unique name of the process, stable over restarts where its operator names it; the record key
 * @param location of a probe; null for the others
 * @param sequence counts up from 1 since the process began
 * @param startedAt when the process began
 * @param at when this was said
 * @param interval when the next one follows; missing three makes the component silent
 * @param leaving true when the process ends as it was told to: its silence is no failure
 * @param work counters and gauges by name, such as {@code due}, {@code done}, {@code late}; all since the process began
 *     unless the name ends in {@code Now}
 * @param kinds of check or source that it can run; empty where that means nothing
 * @param problems what it can't do at the moment, in sentences; empty when all is well
 * @param version of the software
 */
public record Heartbeat(
        String instance,
        Component component,
        @Nullable String location,
        long sequence,
        Instant startedAt,
        Instant at,
        Duration interval,
        boolean leaving,
        Map<String, Long> work,
        List<String> kinds,
        List<String> problems,
        @Nullable String version) {

    public Heartbeat(
            String instance,
            Component component,
            @Nullable String location,
            long sequence,
            Instant startedAt,
            Instant at,
            Duration interval,
            boolean leaving,
            @Nullable Map<String, Long> work,
            @Nullable List<String> kinds,
            @Nullable List<String> problems,
            @Nullable String version) {
        this.instance = instance;
        this.component = component;
        this.location = location;
        this.sequence = sequence;
        this.startedAt = startedAt;
        this.at = at;
        this.interval = interval;
        this.leaving = leaving;
        this.work = work == null ? Map.of() : Map.copyOf(work);
        this.kinds = kinds == null ? List.of() : List.copyOf(kinds);
        this.problems = problems == null ? List.of() : List.copyOf(problems);
        this.version = version;
    }
}
