package org.backupandmonitor.alert.channel;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.IncidentKind;

/** Announcements as tests need them. */
public final class Announcements {

    public static final Instant OPENED = Instant.parse("2026-11-01T12:00:00Z");

    private Announcements() {}

    public static Announcement down(String detail) {
        return announcement("opened", OPENED, detail, List.of(new Incident.Entry(OPENED, "opened", detail)));
    }

    public static Announcement up(Instant at) {
        return ended(Ending.UP, "it is UP again", at);
    }

    public static Announcement ended(Ending ending, String why, Instant at) {
        String detail = "expected status 200, got 503, seen from eu-west";
        Announcement over = announcement(
                "resolved",
                at,
                detail,
                List.of(new Incident.Entry(OPENED, "opened", detail), new Incident.Entry(at, "resolved", why)));
        return new Announcement(
                over.transition(), over.incident(), at, over.runbook(), over.link(), over.note(), ending);
    }

    public static Announcement of(IncidentKind kind, String transition, Instant at) {
        Incident incident = new Incident(
                "0abc",
                kind,
                "probe-1",
                null,
                Severity.CRITICAL,
                "Probe probe-1 is silent",
                "slow, seen from eu",
                OPENED,
                null,
                List.of());
        return new Announcement(transition, incident, at, null, "http://localhost:8080/incidents/0abc", null);
    }

    private static Announcement announcement(
            String transition, Instant at, String detail, List<Incident.Entry> timeline) {
        Incident incident = new Incident(
                "0abc",
                IncidentKind.MONITOR_DOWN,
                "shop/storefront",
                "shop",
                Severity.CRITICAL,
                "shop/storefront is DOWN",
                detail,
                OPENED,
                transition.equals("resolved") ? at : null,
                timeline);
        return new Announcement(
                transition,
                incident,
                at,
                "https://wiki.example.com/runbook",
                "http://localhost:8080/incidents/0abc",
                null);
    }
}
