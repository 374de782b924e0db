package org.backupandmonitor.alert.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.contracts.incident.Incident.Entry;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/** The words that every channel uses for the same thing. */
public final class Wording {

    private static final int MAX_ADDRESS = 2_000;

    private Wording() {}

    /** One line that says it all, such as {@code DOWN shop/storefront: expected status 200, got 503}. */
    public static String headline(Announcement announcement) {
        Incident incident = announcement.incident();
        if (announcement.isResolved()) {
            String lasted = text(announcement.lasted());
            Ending ending = announcement.ending();
            return ending == null
                    ? "RESOLVED " + incident.title() + " (after " + lasted + ")"
                    : ending + " " + incident.subject() + ": was " + was(incident.kind()) + " for " + lasted;
        }
        return switch (incident.kind()) {
            case MONITOR_DOWN, MONITOR_DEGRADED ->
                was(incident.kind()).toUpperCase(Locale.ROOT) + " " + incident.subject() + ": "
                        + withoutPlaces(firstLine(incident.detail()));
            case BACKUP_FAILED, BACKUP_LATE -> incident.title() + ": " + firstLine(incident.detail());
            default -> incident.title();
        };
    }

    private static String was(IncidentKind kind) {
        return kind == IncidentKind.MONITOR_DEGRADED ? "degraded" : "down";
    }

    /** Why it is over; empty while it is not. */
    public static String ending(Announcement announcement) {
        if (!announcement.isResolved()) {
            return "";
        }
        List<Entry> timeline = announcement.incident().timeline();
        for (int i = timeline.size() - 1; i >= 0; i--) {
            if (timeline.get(i).what().equals("resolved")) {
                return timeline.get(i).text();
            }
        }
        return "";
    }

    /** A length of time in at most two units: {@code 45 s}, {@code 12 min}, {@code 3 h 5 min}, {@code 2 d 4 h}. */
    public static String text(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            long rest = seconds % 60;
            return seconds / 60 + " min" + (seconds < 600 && rest > 0 ? " " + rest + " s" : "");
        }
        if (seconds < 86_400) {
            long rest = seconds % 3_600 / 60;
            return seconds / 3_600 + " h" + (rest > 0 ? " " + rest + " min" : "");
        }
        long rest = seconds % 86_400 / 3_600;
        return seconds / 86_400 + " d" + (rest > 0 ? " " + rest + " h" : "");
    }

    /** At most so many characters, the last three of them dots if anything was cut; never half a character. */
    public static String bounded(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 3;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + "...";
    }

    /** The address if a browser may open it, so that nobody is led to click on a script; null otherwise. */
    public static @Nullable String webAddress(@Nullable String address) {
        if (address == null || address.length() > MAX_ADDRESS) {
            return null;
        }
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            return web && uri.getHost() != null ? address : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static String withoutPlaces(String text) {
        int places = text.indexOf(", seen from ");
        return places < 0 ? text : text.substring(0, places);
    }
}
