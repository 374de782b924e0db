package org.backupandmonitor.alert.judging;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.alert.evaluation.MonitorWatch;
import org.backupandmonitor.alert.evaluation.Sight;
import org.backupandmonitor.alert.incident.Ending;
import org.backupandmonitor.alert.incident.IncidentBook;
import org.backupandmonitor.alert.incident.OpenIncident;
import org.backupandmonitor.alert.incident.Problem;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.incident.IncidentKind;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Result;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Judges all monitors: their statuses, who of them is down, and whether some can't be seen at all. Not thread-safe. */
final class MonitorsDesk {

    private static final Logger LOG = Logger.getLogger(MonitorsDesk.class);

    private final Map<String, MonitorWatch> watches = new HashMap<>();
    private final Sight sight;
    private final IncidentBook book;
    private final Blindness blindness;

    MonitorsDesk(Sight sight, IncidentBook book) {
        this.sight = sight;
        this.book = book;
        this.blindness = new Blindness(sight, book);
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
        MonitorWatch defined = watch;
        each(defined, now, effects, () -> judge(defined, now, effects));
    }

    void remove(String key, Instant now, Effects effects) {
        watches.remove(key);
        effects.statusRemoved(key);
        settle(key, "it is no longer in its manifest", Ending.REMOVED, now, now, effects);
    }

    /** Takes in a result; false if no monitor of that name is defined. */
    boolean see(Result result, Instant now, Effects effects) {
        MonitorWatch watch = watches.get(result.key());
        if (watch == null) {
            return false;
        }
        each(watch, now, effects, () -> {
            watch.see(result, now);
            judge(watch, now, effects);
        });
        return true;
    }

    void resume(Instant now) {
        watches.values().forEach(watch -> watch.resume(now));
    }

    /** Whether results may be there that we have not come to read. */
    void lagging(boolean is) {
        blindness.lagging(is);
    }

    void tick(Instant now, Effects effects) {
        watches.values().forEach(watch -> each(watch, now, effects, () -> judge(watch, now, effects)));
        blindness.judge(watches.values(), now, effects);
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

    /** One monitor that can't be judged must not take the others with it, nor be forgotten. */
    private static void each(MonitorWatch watch, Instant now, Effects effects, Runnable judgement) {
        try {
            judgement.run();
        } catch (RuntimeException e) {
            watch.faulty("it could not be judged: " + e, now).ifPresent(status -> {
                LOG.errorf(e, "monitor %s", status.key());
                effects.status(status);
            });
        }
    }

    private void judge(MonitorWatch watch, Instant now, Effects effects) {
        watch.judge(sight, now).ifPresent(effects::status);
        MonitorStatus status = watch.current();
        if (status == null) {
            return;
        }
        String key = status.key();
        switch (status.status()) {
            case DOWN -> {
                // It began when it was judged so, also if that was before a restart; whatever comes later comes now.
                Instant at = book.isOpen(IncidentKind.MONITOR_DOWN, key) ? now : status.judgedAt();
                book.raise(problem(watch.definition(), status), at, silence(watch, now))
                        .ifPresent(effects::transition);
            }
            case UP -> settle(key, "it is UP again", Ending.UP, status.since(), now, effects);
            case DEGRADED -> settle(key, "it is DEGRADED", Ending.DEGRADED, status.since(), now, effects);
            case PAUSED -> settle(key, "it is paused: " + status.reason(), Ending.PAUSED, now, now, effects);
            // What nobody sees is neither better nor worse than it was.
            case UNKNOWN -> {}
        }
    }

    private void settle(String key, String why, Ending ending, Instant at, Instant now, Effects effects) {
        Optional<OpenIncident> open = book.find(IncidentKind.MONITOR_DOWN, key);
        if (open.isPresent()) {
            Instant when = at.isBefore(open.get().facts().openedAt()) ? now : at;
            book.settleMonitor(key, why, ending, when).ifPresent(effects::transition);
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

    /** Why nobody is told at the moment that it is down; null if people are. */
    private @Nullable String silence(MonitorWatch watch, Instant now) {
        MonitorDefinition definition = watch.definition();
        return Maintenance.silence(definition.maintenance(), now)
                .or(() -> definition.dependsOn().stream()
                        .filter(name -> isExplained(watch, Names.key(definition.project(), name)))
                        .findFirst()
                        .map(name -> "it depends on " + name + ", which explains it"))
                .orElse(null);
    }

    /**
     * People who hear that the network is down need not hear of everything behind it. Nor when it has just come back: what
     * is behind it is only known to be down for another reason when it fails again.
     */
    private boolean isExplained(MonitorWatch watch, String causeKey) {
        MonitorWatch other = watches.get(causeKey);
        MonitorStatus cause = other == null ? null : other.current();
        return cause != null
                && switch (cause.status()) {
                    case DOWN -> true;
                    case UP, DEGRADED -> watch.isProbed() && !watch.hasFailedSince(cause.since());
                    case UNKNOWN, PAUSED -> false;
                };
    }
}
