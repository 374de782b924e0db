package org.backupandmonitor.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.backupandmonitor.alert.evaluation.Sight.Presence;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;
import org.backupandmonitor.contracts.monitor.Status;

/** How monitors are judged that probes check at an interval. Pure. */
final class ProbedRule {

    /** A probe that dies is replaced by its neighbours in this time; until then nothing is stale. */
    static final Duration SHORTEST_FRESHNESS = Duration.ofSeconds(30);

    /** For so long a location's first result is waited for; checks that run seldom come too late to wait for. */
    static final Duration LONGEST_AWAITING = Duration.ofSeconds(90);

    private ProbedRule() {}

    /** How old a result may be and still count: two missed checks are forgiven, and the third may take its time. */
    static Duration freshness(MonitorDefinition definition) {
        Duration most = definition.every().multipliedBy(3).plus(definition.timeout());
        return most.compareTo(SHORTEST_FRESHNESS) < 0 ? SHORTEST_FRESHNESS : most;
    }

    /**
     * Judges a monitor.
     *
     * @param states by location
     * @param watchedSince when we began to follow its results
     * @return empty while nothing can be said that is surer than what was said before
     */
    static Optional<Verdict> judge(
            MonitorDefinition definition,
            Map<String, LocationState> states,
            Sight sight,
            Instant watchedSince,
            Instant now) {
        Duration freshness = freshness(definition);
        Ballot ballot = new Ballot(definition.confirm());
        List<LocationStatus> shown = new ArrayList<>();
        for (String location : locations(definition, states.keySet(), sight)) {
            LocationState state = states.getOrDefault(location, LocationState.first(location, watchedSince));
            Presence presence = sight.presence(location);
            boolean fresh = state.isFresh(now, freshness) && presence != Presence.SILENT;
            if (fresh && state.blocked() == null && state.judged() != Status.UNKNOWN) {
                ballot.vote(state);
            } else if (!fresh && isAwaited(location, presence, sight, freshness, watchedSince, now)) {
                ballot.await();
            }
            shown.add(show(state, presence, fresh));
        }
        Optional<Status> decision = ballot.decision();
        if (decision.isPresent()) {
            return Optional.of(Verdict.of(decision.get(), ballot.reason(decision.get()), shown));
        }
        if (!ballot.isEmpty()) {
            return Optional.empty();
        }
        return unknown(definition, states.values(), sight, shown, now.isBefore(watchedSince.plus(freshness)), now);
    }

    private static Optional<Verdict> unknown(
            MonitorDefinition definition,
            Collection<LocationState> states,
            Sight sight,
            List<LocationStatus> shown,
            boolean early,
            Instant now) {
        List<String> live = shown.stream()
                .map(LocationStatus::location)
                .filter(location -> sight.presence(location) == Presence.LIVE)
                .toList();
        String kind = definition.check().kind();
        if (!live.isEmpty() && live.stream().noneMatch(location -> sight.offers(location, kind))) {
            String reason = "no probe in " + Ballot.listed(live) + " can run " + kind + " checks";
            return Optional.of(Verdict.of(Status.UNKNOWN, reason, shown));
        }
        boolean someoneMayStillSee =
                !live.isEmpty() || shown.stream().anyMatch(each -> sight.presence(each.location()) == Presence.AWAITED);
        if (early && someoneMayStillSee) {
            return Optional.empty();
        }
        if (states.stream().anyMatch(state -> state.isFresh(now, freshness(definition)))
                && shown.stream().noneMatch(each -> sight.presence(each.location()) == Presence.SILENT)) {
            String reasons = shown.stream()
                    .map(LocationStatus::reason)
                    .filter(reason -> !reason.isEmpty())
                    .findFirst()
                    .orElse("too few results so far");
            return Optional.of(Verdict.of(Status.UNKNOWN, reasons, shown));
        }
        return Optional.of(new Verdict(Status.UNKNOWN, noSight(states), shown, true));
    }

    private static String noSight(Collection<LocationState> states) {
        return states.stream()
                .map(LocationState::lastResult)
                .filter(last -> last != null)
                .max(Instant::compareTo)
                .map(last -> "no fresh result from any location; the newest is from " + last)
                .orElse("no result from any location");
    }

    private static TreeSet<String> locations(MonitorDefinition definition, Collection<String> known, Sight sight) {
        TreeSet<String> locations = new TreeSet<>(definition.locations().include());
        locations.addAll(known);
        locations.addAll(sight.locations());
        locations.removeIf(location -> !definition.locations().contains(location));
        return locations;
    }

    private static boolean isAwaited(
            String location, Presence presence, Sight sight, Duration freshness, Instant watchedSince, Instant now) {
        if (presence != Presence.LIVE && presence != Presence.AWAITED) {
            return false;
        }
        Duration awaiting = freshness.compareTo(LONGEST_AWAITING) < 0 ? freshness : LONGEST_AWAITING;
        Instant since = sight.liveSince(location)
                .filter(live -> live.isAfter(watchedSince))
                .orElse(watchedSince);
        return now.isBefore(since.plus(awaiting));
    }

    private static LocationStatus show(LocationState state, Presence presence, boolean fresh) {
        String blocked = state.blocked();
        Integer streak = state.streak() == 0 ? null : state.streak();
        if (fresh && blocked == null) {
            return new LocationStatus(
                    state.location(), state.judged(), state.since(), state.reason(), state.lastResult(), streak);
        }
        String why = fresh && blocked != null
                ? blocked
                : switch (presence) {
                    case SILENT -> "no probe is heard from there";
                    case NEVER_SEEN -> "no probe was ever heard from there";
                    case AWAITED, LIVE -> state.lastResult() == null ? "no result yet" : "no fresh result";
                };
        Instant since = state.lastResult() == null ? state.since() : state.lastResult();
        return new LocationStatus(state.location(), Status.UNKNOWN, since, why, state.lastResult(), null);
    }
}
