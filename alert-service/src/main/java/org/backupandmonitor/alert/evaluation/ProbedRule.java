package org.backupandmonitor.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.backupandmonitor.alert.evaluation.Sight.Presence;
import org.backupandmonitor.contracts.Times;
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
        Duration every = definition.every();
        // Added up, since Duration's own multiplication takes decimals of any size, which is slow for each result.
        Duration most = every.plus(every).plus(every).plus(definition.timeout());
        return most.compareTo(SHORTEST_FRESHNESS) < 0 ? SHORTEST_FRESHNESS : most;
    }

    /**
     * Judges a monitor.
     *
     * @param states by location
     * @param watchedSince when we began to follow its results
     * @param patient whether to wait for locations whose first result may come any moment
     * @return empty while nothing can be said that is surer than what was said before
     */
    static Optional<Verdict> judge(
            MonitorDefinition definition,
            Map<String, LocationState> states,
            Sight sight,
            Instant watchedSince,
            boolean patient,
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
            } else if (patient && !fresh && isAwaited(location, presence, sight, freshness, watchedSince, now)) {
                ballot.await();
            }
            shown.add(show(definition, state, sight, fresh));
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

    /** Locations that are counted on and from which nothing fresh has come. */
    static List<Gap> gaps(
            MonitorDefinition definition,
            Map<String, LocationState> states,
            Sight sight,
            Instant watchedSince,
            Instant now) {
        Duration freshness = freshness(definition);
        List<Gap> gaps = new ArrayList<>();
        for (String location : sight.locations()) {
            LocationState state = states.getOrDefault(location, LocationState.first(location, watchedSince));
            boolean live = sight.presence(location) == Presence.LIVE;
            boolean counted = !live || sight.offers(location, definition.check().kind());
            if (definition.locations().contains(location) && counted && !state.isFresh(now, freshness)) {
                Instant due = awaitedSince(location, sight, watchedSince).plus(freshness);
                gaps.add(new Gap(location, live && !now.isBefore(due)));
            }
        }
        return gaps;
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
        return Optional.of(new Verdict(Status.UNKNOWN, noSight(states) + clocks(shown, sight), shown, true));
    }

    /** Why fresh results may look stale. */
    private static String clocks(List<LocationStatus> shown, Sight sight) {
        return shown.stream()
                .flatMap(each -> sight.wrongClocks(each.location()).stream())
                .map(wrong -> "; " + wrong)
                .collect(Collectors.joining());
    }

    private static String noSight(Collection<LocationState> states) {
        return states.stream()
                .map(LocationState::lastResult)
                .filter(last -> last != null)
                .max(Instant::compareTo)
                .map(last -> "no fresh result from any location; the newest is from " + Times.utc(last))
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
        return now.isBefore(awaitedSince(location, sight, watchedSince).plus(awaiting));
    }

    private static Instant awaitedSince(String location, Sight sight, Instant watchedSince) {
        return sight.liveSince(location)
                .filter(live -> live.isAfter(watchedSince))
                .orElse(watchedSince);
    }

    private static LocationStatus show(MonitorDefinition definition, LocationState state, Sight sight, boolean fresh) {
        Presence presence = sight.presence(state.location());
        String kind = definition.check().kind();
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
                    case LIVE ->
                        sight.offers(state.location(), kind)
                                ? late(state, sight)
                                : "no probe there can run " + kind + " checks";
                    case AWAITED -> late(state, sight);
                };
        Instant since = state.lastResult() == null ? state.since() : state.lastResult();
        return new LocationStatus(state.location(), Status.UNKNOWN, since, why, state.lastResult(), null);
    }

    private static String late(LocationState state, Sight sight) {
        String why = state.lastResult() == null ? "no result yet" : "no fresh result";
        return sight.wrongClocks(state.location())
                .map(wrong -> why + "; " + wrong)
                .orElse(why);
    }
}
