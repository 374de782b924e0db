package org.backupandmonitor.status.monitors;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backupandmonitor.status.history.Check;
import org.backupandmonitor.status.page.Bars;
import org.backupandmonitor.status.page.Texts;
import org.backupandmonitor.status.page.Tone;

/** Recent checks as bars. */
final class CheckBars {

    private CheckBars() {}

    /** @param checks oldest first; the newest are shown where there is no room for all */
    static Bars of(List<Check> checks, int slots) {
        List<Check> shown = checks.subList(Math.max(0, checks.size() - slots), checks.size());
        return Bars.of(
                shown.stream()
                        .map(check -> new Bars.Item(Tone.of(check.status()), tip(check)))
                        .toList(),
                slots,
                summary(shown));
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
                .collect(Collectors.groupingBy(Check::status, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return "The last " + Texts.count(checks.size(), "check", "checks") + ", since "
                + Texts.utc(checks.get(0).at()) + ": " + counts;
    }
}
