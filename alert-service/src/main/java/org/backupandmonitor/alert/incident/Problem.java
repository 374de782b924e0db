package org.backupandmonitor.alert.incident;

import java.util.Set;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/**
 * What a judge finds wrong at the moment; an incident is a problem that lasts from one judgement to the next.
 *
 * @param subject what it is about, as {@link IncidentKind} says
 * @param project whose people hear; null where the problem is the system's own
 * @param title one line
 * @param detail what was expected and what came; a different detail changes the incident
 * @param runbook where people read what to do; null if there is none
 * @param addressees email addresses of people concerned beside those who hear anyway
 * @param toldAgain whether people hear of a change as they hear of the beginning
 */
public record Problem(
        IncidentKind kind,
        String subject,
        @Nullable String project,
        Severity severity,
        String title,
        String detail,
        @Nullable String runbook,
        Set<String> addressees,
        boolean toldAgain) {

    public Problem {
        addressees = Set.copyOf(addressees);
    }

    /** A problem that concerns nobody beside those who hear anyway, and of whose changes people need not hear. */
    public Problem(
            IncidentKind kind,
            String subject,
            @Nullable String project,
            Severity severity,
            String title,
            String detail,
            @Nullable String runbook) {
        this(kind, subject, project, severity, title, detail, runbook, Set.of(), false);
    }
}
