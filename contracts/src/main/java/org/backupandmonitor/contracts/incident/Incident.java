package org.backupandmonitor.contracts.incident;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One problem from open to resolved, as it stands; each transition publishes it anew.
 *
 * @param id the record key
 * @param subject what it is about: {@code project/monitor}, {@code project/backup}, an instance, location, repository or
 *     channel, as the kind says
 * @param project whose people hear; null where the problem is the system's own
 * @param title one line
 * @param detail what was expected and what came, in sentences
 * @param resolvedAt null while it is open
 * @param timeline oldest first
 */
public record Incident(
        String id,
        IncidentKind kind,
        String subject,
        @Nullable String project,
        Severity severity,
        String title,
        String detail,
        Instant openedAt,
        @Nullable Instant resolvedAt,
        List<Entry> timeline) {

    public Incident {
        timeline = List.copyOf(timeline);
    }

    /**
     * One thing that happened.
     *
     * @param what {@code opened}, {@code changed}, {@code notified}, {@code resolved}, ...
     */
    public record Entry(Instant at, String what, String text) {}

    public boolean open() {
        return resolvedAt == null;
    }
}
