package org.backupandmonitor.status.incidents;

import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;

/** An incident as pages show it. */
public record IncidentView(Incident incident, Instant now) {

    public Tone tone() {
        if (!incident.open()) {
            return Tone.GOOD;
        }
        return incident.severity() == Severity.CRITICAL ? Tone.BAD : Tone.WARN;
    }

    public String word() {
        return incident.open() ? "Open" : "Resolved";
    }

    /** From open to resolved, or to now. */
    public String length() {
        Instant end = incident.resolvedAt() == null ? now : incident.resolvedAt();
        return Texts.duration(Duration.between(incident.openedAt(), end));
    }

    /** The page of what it is about; empty where there is none. */
    public String subjectPath() {
        return switch (incident.kind()) {
            case MONITOR_DOWN, MONITOR_DEGRADED -> "/monitors/" + incident.subject();
            case BACKUP_FAILED, BACKUP_LATE -> "/backups/" + incident.subject();
            case PROBE_SILENT, COMPONENT_SILENT, CLOCK_WRONG, BLIND -> "/components";
            case MANIFEST_REJECTED, REPOSITORY_UNREACHABLE -> "/repositories";
            case CHANNEL_FAILING -> "";
        };
    }
}
