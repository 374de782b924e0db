package org.backupandmonitor.status.incidents;

import io.quarkus.qute.TemplateExtension;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.status.page.Tone;

/** What templates may ask of notifications. */
@TemplateExtension
final class NotificationWords {

    private NotificationWords() {}

    static Tone tone(Notification.State state) {
        return switch (state) {
            case OWED -> Tone.BUSY;
            case SENT -> Tone.GOOD;
            case FAILED -> Tone.BAD;
        };
    }
}
