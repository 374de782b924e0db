package org.backupandmonitor.alert.judging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.alert.delivery.Owed;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.alert.incident.IncidentState;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.incident.ResolvedIncident;
import org.backupandmonitor.alert.incident.Transition;
import org.backupandmonitor.alert.routing.Router;
import org.backupandmonitor.contracts.incident.Incident;

/** Turns steps of incidents into the notifications that they owe. */
final class Telling {

    private final Router router;
    private final String ui;

    /** @param ui where people reach the UI, without a slash at the end */
    Telling(Router router, String ui) {
        this.router = router;
        this.ui = ui;
    }

    List<Owed> owedBy(Transition transition, Instant now) {
        if (!transition.told()) {
            return List.of();
        }
        Announcement announcement = announcement(transition.name(), transition.incident(), transition.at());
        return to(router.recipients(transition.incident()), transition.key(), announcement, now);
    }

    /** What an open incident owes of which nobody can tell whether somebody was told: its beginning. */
    List<Owed> owedBy(OpenIncident adopted, Instant now) {
        Announcement announcement =
                announcement("opened", adopted, adopted.facts().openedAt());
        return to(router.recipients(adopted), "opened", announcement, now);
    }

    /** What operations hear of a message that did not reach its recipient. */
    List<Owed> insteadOf(Owed failing, String error, Instant now) {
        String note = "You hear this because " + failing.facts().recipient() + " ("
                + failing.facts().channel() + ") could not be told: " + error;
        String step = failing.id().split(":", -1)[1];
        return to(
                router.operations(failing.facts().channel()),
                step,
                failing.announcement().withNote(note),
                now);
    }

    private List<Owed> to(Collection<Recipient> recipients, String step, Announcement announcement, Instant now) {
        List<Owed> owed = new ArrayList<>();
        recipients.forEach(recipient -> owed.add(Owed.to(recipient, step, announcement, now)));
        return owed;
    }

    private Announcement announcement(String transition, IncidentState incident, Instant at) {
        Incident facts = incident.facts();
        Ending ending = incident instanceof ResolvedIncident resolved ? resolved.ending() : null;
        String link = ui + "/incidents/" + facts.id();
        return new Announcement(transition, facts, at, incident.runbook(), link, null, ending);
    }
}
