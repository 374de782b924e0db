package org.backupandmonitor.status.monitors;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;
import org.backupandmonitor.status.backups.BackupView;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;

/**
 * How many monitors have which status, and how many backups need somebody.
 *
 * @param silenced monitors and backups of whose problems nobody is told, since they are in maintenance
 */
public record Tally(List<Count> statuses, long monitors, long backups, long badBackups, long silenced) {

    public Tally {
        statuses = List.copyOf(statuses);
    }

    /** One status with its number of monitors. */
    public record Count(Status status, long count) {
        public Tone tone() {
            return Tone.of(status);
        }

        public String key() {
            return status.name().toLowerCase(Locale.ROOT);
        }
    }

    static Tally of(List<MonitorCard> cards, List<BackupView> backups, Instant now) {
        List<Count> counts = Arrays.stream(Status.values())
                .map(status -> new Count(
                        status,
                        cards.stream()
                                .filter(card -> card.current().status() == status)
                                .count()))
                .toList();
        return new Tally(
                counts,
                cards.size(),
                backups.size(),
                backups.stream().filter(view -> view.tone() == Tone.BAD).count(),
                silenced(cards, backups, now));
    }

    private static long silenced(List<MonitorCard> cards, List<BackupView> backups, Instant now) {
        // Most have their project's windows, which need not be asked for each.
        Map<List<MaintenanceWindow>, Long> byWindows = Stream.concat(
                        cards.stream().map(card -> card.definition().maintenance()),
                        backups.stream().map(view -> view.facts().definition().maintenance()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return byWindows.entrySet().stream()
                .filter(entry -> MaintenanceWindow.open(entry.getKey(), now).isPresent())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** One sentence for the whole: the worst first, and never "all is up" while anything is unknown. */
    public String sentence() {
        if (monitors == 0) {
            return "Nothing is monitored yet.";
        }
        long down = count(Status.DOWN);
        long unknown = count(Status.UNKNOWN);
        long degraded = count(Status.DEGRADED);
        if (down > 0) {
            return down == 1 ? "1 monitor is DOWN." : down + " monitors are DOWN.";
        }
        if (unknown > 0) {
            return unknown == 1 ? "1 monitor is UNKNOWN." : unknown + " monitors are UNKNOWN.";
        }
        if (degraded > 0) {
            return degraded == 1 ? "1 monitor is DEGRADED." : degraded + " monitors are DEGRADED.";
        }
        return count(Status.UP) == 0 ? "Everything is paused." : "Every monitor is UP.";
    }

    /** One sentence about the backups; empty where all are well or there are none. */
    public String backupSentence() {
        return badBackups == 0
                ? ""
                : badBackups + " of " + backups + (badBackups == 1 ? " backups needs" : " backups need")
                        + " attention.";
    }

    /** One sentence about what is in maintenance; empty where nothing is. */
    public String silenceSentence() {
        return silenced == 0
                ? ""
                : silenced + " of " + (monitors + backups)
                        + (silenced == 1
                                ? " is in maintenance, so nobody is told of its problems."
                                : " are in maintenance, so nobody is told of their problems.");
    }

    /** One sentence for the public, which knows services and not monitors. */
    public String publicSentence() {
        long down = count(Status.DOWN);
        if (down > 0) {
            return down + " of " + Texts.count(monitors, "service", "services")
                    + (down == 1 ? " is down" : " are down");
        }
        return switch (tone()) {
            case GOOD -> "All services are up";
            case WARN -> "Some services are slow or impaired";
            case OFF -> "Checks are paused";
            default -> "Not everything can be seen at the moment";
        };
    }

    public Tone tone() {
        if (count(Status.DOWN) > 0) {
            return Tone.BAD;
        }
        if (count(Status.UNKNOWN) > 0 || monitors == 0) {
            return Tone.UNSURE;
        }
        if (count(Status.DEGRADED) > 0) {
            return Tone.WARN;
        }
        return count(Status.UP) == 0 ? Tone.OFF : Tone.GOOD;
    }

    private long count(Status status) {
        return statuses.stream()
                .filter(count -> count.status() == status)
                .mapToLong(Count::count)
                .sum();
    }
}
