package org.backupandmonitor.status.monitors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.status.history.Check;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;

/**
 * Recent checks as bars, the newest at the right. A bar's height says the same as its colour.
 *
 * @param bars from left to right
 * @param width of the drawing
 * @param summary what a person who does not see the bars is told
 */
public record Bars(List<Bar> bars, int width, String summary) {

    static final int HEIGHT = 28;
    private static final int STEP = 8;

    public Bars {
        bars = List.copyOf(bars);
    }

    /** One bar; {@code tip} says in words what it shows. */
    public record Bar(int x, int y, int height, Tone tone, String tip) {}

    /** @param slots how many bars there is room for; fewer checks leave room at the left */
    static Bars of(List<Check> checks, int slots) {
        List<Check> shown = checks.subList(Math.max(0, checks.size() - slots), checks.size());
        List<Bar> bars = new ArrayList<>();
        int x = (slots - shown.size()) * STEP;
        for (Check check : shown) {
            int height = height(check.status());
            bars.add(new Bar(x, HEIGHT - height, height, Tone.of(check.status()), tip(check)));
            x += STEP;
        }
        return new Bars(bars, slots * STEP - 2, summary(shown));
    }

    private static int height(Status status) {
        return switch (status) {
            case UP -> 16;
            case DEGRADED -> 22;
            case DOWN -> HEIGHT;
            case UNKNOWN, PAUSED -> 8;
        };
    }

    private static String tip(Check check) {
        return Texts.utc(check.at()) + ", " + check.location() + ": " + check.status() + ", "
                + Texts.latency(check.took());
    }

    private static String summary(List<Check> checks) {
        if (checks.isEmpty()) {
            return "No checks yet";
        }
        String counts = checks.stream()
                .collect(Collectors.groupingBy(Check::status, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        Instant first = checks.get(0).at();
        return "The last " + checks.size() + " checks, since " + Texts.utc(first) + ": " + counts;
    }
}
