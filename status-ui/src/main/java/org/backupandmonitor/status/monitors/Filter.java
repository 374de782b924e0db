package org.backupandmonitor.status.monitors;

import org.backupandmonitor.status.backups.BackupView;
import org.backupandmonitor.status.page.Tone;

/**
 * What of the overview is shown.
 *
 * @param project the page's only project; empty for all
 * @param words that must all stand in a monitor's or backup's texts; empty for no such filter
 * @param status a status in lower case; empty for all
 */
public record Filter(String project, String words, String status) {

    public boolean active() {
        return !words.isBlank() || !status.isEmpty();
    }

    public String path() {
        return project.isEmpty() ? "/" : "/projects/" + project;
    }

    boolean lets(MonitorCard card) {
        return (words.isBlank() || card.matches(words))
                && (status.isEmpty() || card.current().status().name().equalsIgnoreCase(status));
    }

    /** A backup that failed or is late stands with what is down; one that nobody can judge with what is unknown. */
    boolean lets(BackupView view) {
        boolean said = words.isBlank() || (view.key() + " " + view.kind() + " " + view.from()).contains(words.trim());
        return said && (status.isEmpty() || tone(status) == view.tone());
    }

    private static Tone tone(String status) {
        return switch (status) {
            case "up" -> Tone.GOOD;
            case "degraded" -> Tone.WARN;
            case "down" -> Tone.BAD;
            case "paused" -> Tone.OFF;
            default -> Tone.UNSURE;
        };
    }
}
