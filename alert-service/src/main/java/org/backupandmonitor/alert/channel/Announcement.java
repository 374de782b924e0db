package org.backupandmonitor.alert.channel;

import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told: a step of an incident, with everything a message may say, as it was when the step happened.
 *
 * @param transition {@code opened}, {@code changed} or {@code resolved}
 * @param at when the step happened
 * @param runbook where people read what to do; null if nobody wrote that down
 * @param link to the incident in the UI
 * @param note why this recipient hears, where that is not obvious; null where it is
 * @param ending what became of a monitor that was down or degraded; null while it is, and of other problems
 */
public record Announcement(
        String transition,
        Incident incident,
        Instant at,
        @Nullable String runbook,
        String link,
        @Nullable String note,
        @Nullable Ending ending) {

    /** Of a problem that goes on. */
    public Announcement(
            String transition,
            Incident incident,
            Instant at,
            @Nullable String runbook,
            String link,
            @Nullable String note) {
        this(transition, incident, at, runbook, link, note, null);
    }

    public Announcement withNote(String why) {
        return new Announcement(transition, incident, at, runbook, link, why, ending);
    }

    public boolean isResolved() {
        return transition.equals("resolved");
    }

    /** Whether it is about something that still works. */
    public boolean isDegraded() {
        return incident.kind() == IncidentKind.MONITOR_DEGRADED;
    }

    /** Whether it is over because somebody saw so, and not because nobody looks any more. */
    public boolean isSeenOver() {
        return isResolved() && (ending == null || ending.isSeen());
    }

    /** How long the problem lasted until this step. */
    public Duration lasted() {
        Duration lasted = Duration.between(incident.openedAt(), at);
        return lasted.isNegative() ? Duration.ZERO : lasted;
    }
}
