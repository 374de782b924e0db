package org.backupandmonitor.alert.judging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.backupandmonitor.alert.evaluation.Gap;
import org.backupandmonitor.alert.evaluation.MonitorWatch;
import org.backupandmonitor.alert.evaluation.Sight;
import org.backupandmonitor.alert.incident.IncidentBook;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.incident.Problem;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.IncidentKind;

/**
 * Tells what of our own pipeline does not see: monitors that nobody sees are one incident, however many they are, and so is
 * each location whose probes are heard but report nothing while others do. People hear of it again when it spreads. Not
 * thread-safe.
 */
final class Blindness {

    /** Subject of the one incident for all monitors that nobody sees. */
    static final String PIPELINE = "pipeline";

    /** Subjects of incidents about one location begin so. */
    static final String LOCATION = "location/";

    private static final int MAX_NAMED = 8;

    /** As {@link #count} words it. */
    private static final Pattern COUNT = Pattern.compile("(\\d+) monitors?$");

    private final Sight sight;
    private final IncidentBook book;
    private final Spread spread = new Spread();
    private boolean lagging;

    Blindness(Sight sight, IncidentBook book) {
        this.sight = sight;
        this.book = book;
    }

    /** Whether results may be there that we have not come to read. */
    void lagging(boolean is) {
        lagging = is;
    }

    void judge(Collection<MonitorWatch> watches, Instant now, Effects effects) {
        pipeline(watches, now, effects);
        locations(watches, now, effects);
    }

    private void pipeline(Collection<MonitorWatch> watches, Instant now, Effects effects) {
        List<String> unseen = watches.stream()
                .filter(MonitorWatch::unseen)
                .map(watch -> watch.definition().key())
                .sorted()
                .toList();
        if (unseen.isEmpty()) {
            // After a restart nobody has been seen yet, and nobody has been missed.
            if (watches.stream().noneMatch(MonitorWatch::isUndecided)) {
                settle(PIPELINE, "every monitor is seen again", now, effects);
            }
            return;
        }
        raise(
                PIPELINE,
                unseen.size(),
                "Blind: nobody sees " + count(unseen),
                "expected fresh results, got none for " + named(unseen) + silentLocations() + clocks(sight.locations())
                        + lag(),
                now,
                effects);
    }

    private void locations(Collection<MonitorWatch> watches, Instant now, Effects effects) {
        Map<String, List<String>> missing = new TreeMap<>();
        Set<String> waitedFor = new HashSet<>();
        for (MonitorWatch watch : watches) {
            for (Gap gap : watch.gaps(sight, now)) {
                waitedFor.add(gap.location());
                // What nobody sees is told already, as what it is.
                if (gap.overdue() && !watch.unseen()) {
                    missing.computeIfAbsent(gap.location(), key -> new ArrayList<>())
                            .add(watch.definition().key());
                }
            }
        }
        for (OpenIncident open : book.all(IncidentKind.BLIND)) {
            String subject = open.facts().subject();
            if (subject.startsWith(LOCATION) && !waitedFor.contains(subject.substring(LOCATION.length()))) {
                settle(subject, "it reports again, or is no longer asked to", now, effects);
            }
        }
        missing.forEach((location, monitors) -> raise(
                LOCATION + location,
                monitors.size(),
                "Blind in " + location + ": no fresh result for " + count(monitors),
                "expected fresh results from " + location + ", whose probes are heard, got none for "
                        + named(monitors.stream().sorted().toList()) + clocks(List.of(location)) + lag(),
                now,
                effects));
    }

    private void raise(String subject, int monitors, String title, String detail, Instant now, Effects effects) {
        if (!spread.knows(subject)) {
            book.find(IncidentKind.BLIND, subject)
                    .ifPresent(open -> spread.told(
                            subject, countIn(open, monitors), open.facts().openedAt()));
        }
        boolean toldAgain = spread.isNews(subject, monitors, now);
        spread.seen(subject, monitors);
        Problem problem = new Problem(
                IncidentKind.BLIND, subject, null, Severity.CRITICAL, title, detail, null, Set.of(), toldAgain);
        book.raise(problem, now).ifPresent(transition -> {
            if (transition.told()) {
                spread.told(subject, monitors, now);
            }
            effects.transition(transition);
        });
    }

    private void settle(String subject, String why, Instant now, Effects effects) {
        spread.forget(subject);
        book.settle(IncidentKind.BLIND, subject, why, now).ifPresent(effects::transition);
    }

    /** How many an incident concerned that was open before this process began; only its words tell. */
    private static int countIn(OpenIncident open, int otherwise) {
        Matcher count = COUNT.matcher(open.facts().title());
        return count.find() ? Integer.parseInt(count.group(1)) : otherwise;
    }

    private static String count(List<String> monitors) {
        return monitors.size() == 1 ? "1 monitor" : monitors.size() + " monitors";
    }

    private static String named(List<String> monitors) {
        String named = String.join(", ", monitors.subList(0, Math.min(MAX_NAMED, monitors.size())));
        return monitors.size() > MAX_NAMED ? named + " and " + (monitors.size() - MAX_NAMED) + " more" : named;
    }

    private String silentLocations() {
        String silent = sight.locations().stream()
                .filter(location -> sight.presence(location) == Sight.Presence.SILENT)
                .sorted()
                .collect(Collectors.joining(", "));
        return silent.isEmpty() ? "; probes are heard, but report nothing" : "; silent: " + silent;
    }

    private String lag() {
        return !lagging ? "" : "; alert-service has not caught up with what was sent: it may be starved of CPU";
    }

    private String clocks(Collection<String> locations) {
        return locations.stream()
                .flatMap(location -> sight.wrongClocks(location).stream())
                .map(wrong -> "; " + wrong)
                .collect(Collectors.joining());
    }
}
