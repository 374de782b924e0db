package org.backupandmonitor.alert.judging;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.alert.evaluation.MonitorWatch;
import org.backupandmonitor.alert.evaluation.Sight;
import org.backupandmonitor.alert.incident.Ending;
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
        settleAll(key, "it is no longer in its manifest", Ending.REMOVED, now, effects);
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
        for (IncidentKind kind : List.of(IncidentKind.MONITOR_DOWN, IncidentKind.MONITOR_DEGRADED)) {
            for (OpenIncident incident : book.all(kind)) {
                if (!watches.containsKey(incident.facts().subject())) {
                    remove(incident.facts().subject(), now, effects);
                }
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
                String hold = silence(watch, now);
                raise(problem(IncidentKind.MONITOR_DOWN, watch, status), status, hold, now, effects);
                if (hold == null) {
                    // Who heard that it is DEGRADED hears more now. While nobody hears of DOWN, that one has to go on.
                    book.supersede(IncidentKind.MONITOR_DEGRADED, key, "it is DOWN, which is told instead", now)
                            .ifPresent(effects::transition);
                }
            }
            case DEGRADED -> {
                settle(IncidentKind.MONITOR_DOWN, key, "it is DEGRADED", Ending.DEGRADED, status.since(), now, effects);
                if (watch.isDegradedForSure()) {
                    Problem problem = problem(IncidentKind.MONITOR_DEGRADED, watch, status);
                    raise(problem, status, silenceOfDegraded(watch, now), now, effects);
                }
            }
            case UP -> {
                settle(IncidentKind.MONITOR_DOWN, key, "it is UP again", Ending.UP, status.since(), now, effects);
                if (book.isOpen(IncidentKind.MONITOR_DEGRADED, key) && watch.isUpForSure()) {
                    String why = "it is UP again";
                    settle(IncidentKind.MONITOR_DEGRADED, key, why, Ending.UP, status.since(), now, effects);
                }
            }
            case PAUSED -> settleAll(key, "it is paused: " + status.reason(), Ending.PAUSED, now, effects);
            // What nobody sees is neither better nor worse than it was.
            case UNKNOWN -> {}
        }
    }

    private void raise(Problem problem, MonitorStatus status, @Nullable String hold, Instant now, Effects effects) {
        // It began when it was judged so, also if that was before a restart; whatever comes later comes now.
        Instant at = book.isOpen(problem.kind(), problem.subject()) ? now : status.judgedAt();
        book.raise(problem, at, hold).ifPresent(effects::transition);
    }

    private void settleAll(String key, String why, Ending ending, Instant now, Effects effects) {
        settle(IncidentKind.MONITOR_DOWN, key, why, ending, now, now, effects);
        settle(IncidentKind.MONITOR_DEGRADED, key, why, ending, now, now, effects);
    }

    private void settle(
            IncidentKind kind, String key, String why, Ending ending, Instant at, Instant now, Effects effects) {
        Optional<OpenIncident> open = book.find(kind, key);
        if (open.isPresent()) {
            Instant when = at.isBefore(open.get().facts().openedAt()) ? now : at;
            book.settleMonitor(kind, key, why, ending, when).ifPresent(effects::transition);
        }
    }

    private static Problem problem(IncidentKind kind, MonitorWatch watch, MonitorStatus status) {
        MonitorDefinition definition = watch.definition();
        boolean down = kind == IncidentKind.MONITOR_DOWN;
        return new Problem(
                kind,
                definition.key(),
                definition.project(),
                // What still works gets nobody out of bed.
                down || definition.severity() != Severity.CRITICAL ? definition.severity() : Severity.WARNING,
                definition.key() + " is " + status.status(),
                status.reason(),
                definition.runbook());
    }

    /** Why nobody is told at the moment that it is degraded; null if people are. */
    private @Nullable String silenceOfDegraded(MonitorWatch watch, Instant now) {
        MonitorDefinition definition = watch.definition();
        return Maintenance.silence(definition.maintenance(), now)
                .or(() -> definition.dependsOn().stream()
                        .filter(name -> isDown(Names.key(definition.project(), name)))
                        .findFirst()
                        .map(name -> "it depends on " + name + ", which is DOWN"))
                .orElse(null);
    }

    private boolean isDown(String key) {
        MonitorWatch watch = watches.get(key);
        MonitorStatus status = watch == null ? null : watch.current();
        return status != null && status.status() == Status.DOWN;
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
