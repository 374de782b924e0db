package org.backupandmonitor.alert.judging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.backupandmonitor.alert.evaluation.MonitorWatch;
import org.backupandmonitor.alert.evaluation.Sight;
import org.backupandmonitor.alert.incident.IncidentBook;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.incident.Problem;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.Severity;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.jspecify.annotations.Nullable;

/** Judges all monitors: their statuses, who of them is down, and whether some can't be seen at all. Not thread-safe. */
final class MonitorsDesk {

    /** Subject of the one incident for all monitors that nobody sees. */
    static final String PIPELINE = "pipeline";

    private static final int MAX_NAMED = 8;

    private final Map<String, MonitorWatch> watches = new HashMap<>();
    private final Sight sight;
    private final IncidentBook book;

    MonitorsDesk(Sight sight, IncidentBook book) {
        this.sight = sight;
        this.book = book;
    }

    int size() {
        return watches.size();
    }

    void define(MonitorDefinition definition, @Nullable MonitorStatus before, Instant now, Effects effects) {
        MonitorWatch watch = watches.get(definition.key());
        if (watch == null) {
            watch = new MonitorWatch(definition, before, now);
            watches.put(definition.key(), watch);
        } else {
            watch.redefine(definition, now);
        }
        judge(watch, now, effects);
    }

    void remove(String key, Instant now, Effects effects) {
        watches.remove(key);
        effects.statusRemoved(key);
        book.settle(IncidentKind.MONITOR_DOWN, key, "it is no longer in its manifest", now)
                .ifPresent(effects::transition);
    }

    /** Takes in a result; false if no monitor of that name is defined. */
    boolean see(Result result, Instant now, Effects effects) {
        MonitorWatch watch = watches.get(result.key());
        if (watch == null) {
            return false;
        }
        watch.see(result, now);
        judge(watch, now, effects);
        return true;
    }

    void resume(Instant now) {
        watches.values().forEach(watch -> watch.resume(now));
    }

    void tick(Instant now, Effects effects) {
        watches.values().forEach(watch -> judge(watch, now, effects));
        blindness(now, effects);
    }

    /** Incidents of monitors that were removed while nobody judged. */
    void dropRemoved(Collection<String> published, Instant now, Effects effects) {
        for (OpenIncident incident : book.all(IncidentKind.MONITOR_DOWN)) {
            if (!watches.containsKey(incident.facts().subject())) {
                remove(incident.facts().subject(), now, effects);
            }
        }
        published.stream().filter(key -> !watches.containsKey(key)).forEach(effects::statusRemoved);
    }

    private void judge(MonitorWatch watch, Instant now, Effects effects) {
        watch.judge(sight, now).ifPresent(effects::status);
        MonitorStatus status = watch.current();
        if (status == null) {
            return;
        }
        String key = status.key();
        switch (status.status()) {
            case DOWN ->
                book.raise(problem(watch.definition(), status), status.judgedAt(), dependencyIsDown(watch))
                        .ifPresent(effects::transition);
            case UP, DEGRADED -> settle(key, "it is " + status.status() + " again", status.since(), now, effects);
            case PAUSED -> settle(key, "it is paused: " + status.reason(), now, now, effects);
            // What nobody sees is neither better nor worse than it was.
            case UNKNOWN -> {}
        }
    }

    private void settle(String key, String why, Instant at, Instant now, Effects effects) {
        Optional<OpenIncident> open = book.find(IncidentKind.MONITOR_DOWN, key);
        if (open.isPresent()) {
            Instant when = at.isBefore(open.get().facts().openedAt()) ? now : at;
            book.settle(IncidentKind.MONITOR_DOWN, key, why, when).ifPresent(effects::transition);
        }
    }

    private static Problem problem(MonitorDefinition definition, MonitorStatus status) {
        return new Problem(
                IncidentKind.MONITOR_DOWN,
                definition.key(),
                definition.project(),
                definition.severity(),
                definition.key() + " is DOWN",
                status.reason(),
                definition.runbook());
    }

    /** People who hear that the network is down need not hear of everything behind it. */
    private boolean dependencyIsDown(MonitorWatch watch) {
        return watch.definition().dependsOn().stream()
                .map(name -> watches.get(Names.key(watch.definition().project(), name)))
                .anyMatch(other -> other != null
                        && other.current() != null
                        && other.current().status() == Status.DOWN);
    }

    private void blindness(Instant now, Effects effects) {
        List<String> unseen = watches.values().stream()
                .filter(MonitorWatch::unseen)
                .map(watch -> watch.definition().key())
                .sorted()
                .toList();
        if (unseen.isEmpty()) {
            book.settle(IncidentKind.BLIND, PIPELINE, "every monitor is seen again", now)
                    .ifPresent(effects::transition);
            return;
        }
        String what = unseen.size() == 1 ? "1 monitor" : unseen.size() + " monitors";
        List<String> named = new ArrayList<>(unseen.subList(0, Math.min(MAX_NAMED, unseen.size())));
        String more = unseen.size() > MAX_NAMED ? " and " + (unseen.size() - MAX_NAMED) + " more" : "";
        book.raise(
                        new Problem(
                                IncidentKind.BLIND,
                                PIPELINE,
                                null,
                                Severity.CRITICAL,
                                "Blind: nobody sees " + what,
                                "expected fresh results, got none for " + String.join(", ", named) + more
                                        + silentLocations(),
                                null),
                        now)
                .ifPresent(effects::transition);
    }

    private String silentLocations() {
        TreeSet<String> silent = new TreeSet<>();
        sight.locations().stream()
                .filter(location -> sight.presence(location) == Sight.Presence.SILENT)
                .forEach(silent::add);
        return silent.isEmpty() ? "; probes are heard, but report nothing" : "; silent: " + String.join(", ", silent);
    }
}
