package org.backupandmonitor.status.monitors;

import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;

/**
 * An incident as the public sees it: which service was down, from when, and for how long. Nothing of what alert-service
 * wrote about it, which may name hosts.
 */
public record PublicIncident(String service, Instant openedAt, boolean open, String length) {

    static PublicIncident of(Incident incident, Instant now) {
        Instant end = incident.resolvedAt() == null ? now : incident.resolvedAt();
        String subject = incident.subject();
        return new PublicIncident(
                subject.substring(subject.indexOf('/') + 1),
                incident.openedAt(),
                incident.open(),
                Texts.duration(Duration.between(incident.openedAt(), end)));
    }

    public Tone tone() {
        return open ? Tone.BAD : Tone.GOOD;
    }
}
