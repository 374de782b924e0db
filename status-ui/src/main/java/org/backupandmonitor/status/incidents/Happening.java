package org.backupandmonitor.status.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.status.page.Tone;

/** One line of an incident's story: what alert-service saw, and each attempt to tell somebody. */
public record Happening(Instant at, Tone tone, String what, String text) {

    /** Oldest first. */
    static List<Happening> of(Incident incident, List<Notification> notifications) {
        List<Happening> story = new ArrayList<>();
        incident.timeline().stream()
                .filter(entry -> notifications.stream().noneMatch(notification -> isToldBy(notification, entry)))
                .forEach(entry -> story.add(of(entry)));
        for (Notification notification : notifications) {
            int number = 0;
            for (Notification.Attempt attempt : notification.attempts()) {
                story.add(of(notification, attempt, ++number));
            }
        }
        story.sort(Comparator.comparing(Happening::at));
        return story;
    }

    /** alert-service notes in its timeline that a message went through; the attempt itself says it too, and says more. */
    private static boolean isToldBy(Notification notification, Incident.Entry entry) {
        return entry.what().equals("notified")
                && notification.state() == Notification.State.SENT
                && entry.text().startsWith(notification.transition() + ": " + notification.recipient() + " by ");
    }

    private static Happening of(Incident.Entry entry) {
        Tone tone =
                switch (entry.what()) {
                    case "opened" -> Tone.BAD;
                    case "resolved" -> Tone.GOOD;
                    default -> Tone.OFF;
                };
        return new Happening(entry.at(), tone, entry.what(), entry.text());
    }

    private static Happening of(Notification notification, Notification.Attempt attempt, int number) {
        String whom = notification.channelType() + " to " + notification.recipient();
        if (attempt.error() == null) {
            String which = number == 1 ? "" : ", at attempt " + number;
            return new Happening(
                    attempt.at(), Tone.BUSY, "sent", whom + " (" + notification.transition() + ")" + which);
        }
        return new Happening(
                attempt.at(), Tone.WARN, "not sent", whom + ", attempt " + number + ": " + attempt.error());
    }
}
