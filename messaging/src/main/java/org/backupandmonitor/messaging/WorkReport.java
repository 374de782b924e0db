package org.backupandmonitor.messaging;

import java.util.List;
import java.util.Map;

/**
 * A service's contribution to its heartbeats: the proof that it works, and does not merely exist. Every CDI bean of this
 * type is asked each time, from one thread; an answer must be quick and must not wait for anything.
 */
public interface WorkReport {

    /**
     * Counters since the process began, such as {@code done}; and gauges, whose names end in {@code Now}.
     */
    Map<String, Long> work();

    /** Kinds of check or source that this process can run. */
    default List<String> kinds() {
        return List.of();
    }

    /** What it can't do at the moment, in sentences for people; empty when all is well. */
    default List<String> problems() {
        return List.of();
    }
}
