package org.backupandmonitor.status.monitors;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** The same page with another status and the same words. */
    public String withStatus(String other) {
        return address(path(), other, 1);
    }

    /** The same page, further on. */
    public String page(int number) {
        return address(path(), status, number);
    }

    /** The page of one project, with the same words and status. */
    public String of(String name) {
        return address("/projects/" + name, status, 1);
    }

    private String address(String path, String status, int page) {
        List<String> query = new ArrayList<>();
        if (!words.isBlank()) {
            query.add("q=" + URLEncoder.encode(words.trim(), StandardCharsets.UTF_8));
        }
        if (!status.isEmpty()) {
            query.add("status=" + URLEncoder.encode(status, StandardCharsets.UTF_8));
        }
        if (page > 1) {
            query.add("page=" + page);
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    boolean lets(MonitorCard card) {
        return saidIn(card.text())
                && (status.isEmpty() || card.current().status().name().equalsIgnoreCase(status));
    }

    /** A backup that failed or is late stands with what is down; one that nobody can judge with what is unknown. */
    boolean lets(BackupView view) {
        return saidIn(view.text()) && (status.isEmpty() || tone(status) == view.tone());
    }

    private boolean saidIn(String text) {
        if (words.isBlank()) {
            return true;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return List.of(words.toLowerCase(Locale.ROOT).trim().split("\\s+")).stream()
                .allMatch(lower::contains);
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
