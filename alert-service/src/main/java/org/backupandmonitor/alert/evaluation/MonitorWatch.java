package org.backupandmonitor.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.contracts.monitor.Status;
import org.jspecify.annotations.Nullable;

/** Follows one monitor: its results, and the status that comes of them. Not thread-safe. */
public final class MonitorWatch {

    /** Nothing that we watch is checked more seldom; what says it is older comes from a clock that was never set. */
    private static final Duration OLDEST = Duration.ofDays(400);

    private final Map<String, LocationState> states = new HashMap<>();
    private MonitorDefinition definition;
    private Instant firstSeen;
    private Instant cadenceSince;
    private Instant watchedSince;
    private Instant resultsFrom = Instant.MIN;
    private @Nullable MonitorStatus current;
    private @Nullable Instant undecidedSince;
    private boolean undecided = true;
    private boolean faulty;
    private boolean unseen;

    /**
     * Begins to follow a monitor.
     *
     * @param before what was published of it before this process began; null if nothing was
     */
    public MonitorWatch(MonitorDefinition definition, @Nullable MonitorStatus before, Instant now) {
        this.definition = definition;
        this.watchedSince = now;
        this.firstSeen = now;
        this.current = before;
        if (before != null) {
            firstSeen = firstSeen(definition, before, now);
            before.locations().forEach(each -> states.put(each.location(), LocationState.restored(each)));
        }
        cadenceSince = firstSeen;
    }

    /** A job that is DOWN by its silence was counted on for so long before it became DOWN. */
    private static Instant firstSeen(MonitorDefinition definition, MonitorStatus before, Instant now) {
        if (before.status() == Status.PAUSED) {
            return now;
        }
        return before.status() == Status.DOWN && definition.check() instanceof HeartbeatCheck check
                ? before.since().minus(check.every()).minus(check.grace())
                : before.since();
    }

    public MonitorDefinition definition() {
        return definition;
    }

    /** The definition changed: what was seen of another target says nothing about this one. */
    public void redefine(MonitorDefinition changed, Instant now) {
        if (!sameTarget(definition, changed)) {
            resultsFrom = now;
            firstSeen = now;
            cadenceSince = now;
            watchedSince = now;
            states.replaceAll((location, state) -> state.outdated());
        } else if (definition.paused() != null && changed.paused() == null) {
            // Nobody looked meanwhile: what was known is no proof of anything any more, and nothing was due.
            firstSeen = now;
            cadenceSince = now;
            watchedSince = now;
            states.clear();
        } else if (!sameCadence(definition, changed) && (current == null || current.status() != Status.DOWN)) {
            cadenceSince = now;
        }
        definition = changed;
        states.keySet().removeIf(location -> !changed.locations().contains(location));
    }

    /**
     * We were blind ourselves until now: nobody is late by what we could not see. Nor is anything known from a time that is
     * still to come.
     */
    public void resume(Instant now) {
        watchedSince = now;
        undecidedSince = null;
        firstSeen = earlier(firstSeen, now);
        cadenceSince = earlier(cadenceSince, now);
        resultsFrom = earlier(resultsFrom, now);
        states.replaceAll((location, state) -> state.seenAtLatest(now));
        MonitorStatus known = current;
        if (known != null && known.since().isAfter(now)) {
            current = new MonitorStatus(
                    known.project(), known.monitor(), known.status(), now, known.reason(), known.locations(), now);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Takes in a result. */
    public void see(Result result, Instant now) {
        // A probe whose clock is ahead must not look fresh for longer than others.
        Instant at = result.at().isAfter(now) ? now : result.at();
        if (!definition.locations().contains(result.location())
                || at.isBefore(resultsFrom)
                || at.isBefore(now.minus(OLDEST))) {
            return;
        }
        boolean called = definition.check() instanceof HeartbeatCheck;
        if (called && result.status() == Status.UNKNOWN) {
            // A job that says it began, or has something to tell, has not succeeded yet.
            return;
        }
        LocationState known = states.getOrDefault(result.location(), LocationState.first(result.location(), at));
        if (known.isNews(at)) {
            states.put(
                    result.location(),
                    known.seen(
                            result,
                            at,
                            called ? 1 : definition.failures(),
                            called ? 1 : definition.successes(),
                            ProbedRule.freshness(definition)));
        }
    }

    /** Judges anew; the status if it, or a location's part of it, is not what was published last. */
    public Optional<MonitorStatus> judge(Sight sight, Instant now) {
        Optional<Verdict> verdict = verdict(sight, now);
        faulty = false;
        undecided = verdict.isEmpty();
        if (verdict.isEmpty()) {
            unseen = false;
            if (current != null) {
                return Optional.empty();
            }
            verdict = Optional.of(Verdict.of(Status.UNKNOWN, "no result yet", List.of()));
        }
        return publish(verdict.get(), now);
    }

    /** The status as it was judged last; null before the first judgement. */
    public @Nullable MonitorStatus current() {
        return current;
    }

    /** It can't be judged, by a fault of ours or of its definition; the status if that is news. */
    public Optional<MonitorStatus> faulty(String reason, Instant now) {
        faulty = true;
        return publish(new Verdict(Status.UNKNOWN, reason, List.of(), true), now);
    }

    /** Whether a check has failed since then in a location that counts it as DOWN, and none has succeeded after that. */
    public boolean hasFailedSince(Instant then) {
        return states.values().stream()
                .filter(state -> state.judged() == Status.DOWN && state.streak() == 0)
                .map(LocationState::lastResult)
                .anyMatch(last -> last != null && last.isAfter(then));
    }

    /** Whether it is DEGRADED by as many results in a row, in as many locations, as it takes for people to hear of it. */
    public boolean isDegradedForSure() {
        return current != null && isProbed() && Certainty.isDegradedForSure(definition, current, states);
    }

    /** Whether it is UP by as many results in a row as it takes for people to hear that it is UP again. */
    public boolean isUpForSure() {
        return current != null && (!isProbed() || Certainty.isUpForSure(definition, current, states));
    }

    /** Whether probes check it, and it does not call us. */
    public boolean isProbed() {
        return !(definition.check() instanceof HeartbeatCheck);
    }

    /** Locations that should see it and do not. */
    public List<Gap> gaps(Sight sight, Instant now) {
        return isProbed() && definition.paused() == null && !faulty
                ? ProbedRule.gaps(definition, states, sight, watchedSince, now)
                : List.of();
    }

    /** Whether it is UNKNOWN, and may turn out to be unseen or not any moment. */
    public boolean isUndecided() {
        return undecided && (current == null || current.status() == Status.UNKNOWN);
    }

    /** Whether it is UNKNOWN because nobody sees it who should. */
    public boolean unseen() {
        return unseen;
    }

    private static boolean sameTarget(MonitorDefinition a, MonitorDefinition b) {
        if (a.check() instanceof HeartbeatCheck before && b.check() instanceof HeartbeatCheck after) {
            return before.tokenHash().equals(after.tokenHash());
        }
        return a.check().equals(b.check()) && a.expect().equals(b.expect());
    }

    private static boolean sameCadence(MonitorDefinition a, MonitorDefinition b) {
        return a.check() instanceof HeartbeatCheck before
                && b.check() instanceof HeartbeatCheck after
                && before.every().equals(after.every())
                && before.grace().equals(after.grace());
    }

    private Optional<Verdict> verdict(Sight sight, Instant now) {
        String paused = definition.paused();
        if (paused != null) {
            return Optional.of(Verdict.of(Status.PAUSED, paused, List.of()));
        }
        return definition.check() instanceof HeartbeatCheck check
                ? CalledRule.judge(check, states, sight, firstSeen, cadenceSince, now)
                : decided(sight, now);
    }

    /** A location that begins again and again, and never comes to report, must not keep the others from deciding. */
    private Optional<Verdict> decided(Sight sight, Instant now) {
        Optional<Verdict> sure = ProbedRule.judge(definition, states, sight, watchedSince, true, now);
        if (sure.isPresent()) {
            undecidedSince = null;
            return sure;
        }
        if (undecidedSince == null) {
            undecidedSince = now;
        }
        return now.isBefore(undecidedSince.plus(ProbedRule.LONGEST_AWAITING))
                ? sure
                : ProbedRule.judge(definition, states, sight, watchedSince, false, now);
    }

    private Optional<MonitorStatus> publish(Verdict verdict, Instant now) {
        unseen = verdict.unseen();
        MonitorStatus before = current;
        Instant since = before != null && before.status() == verdict.status() ? before.since() : now;
        MonitorStatus next = new MonitorStatus(
                definition.project(),
                definition.name(),
                verdict.status(),
                since,
                verdict.reason(),
                verdict.locations(),
                now);
        boolean news = before == null || !StatusNews.same(before, next, definition.check() instanceof HeartbeatCheck);
        if (news) {
            current = next;
            return Optional.of(next);
        }
        return Optional.empty();
    }
}
