package org.backupandmonitor.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.backupandmonitor.alert.evaluation.Sight.Blind;
import org.backupandmonitor.alert.evaluation.Sight.Presence;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.monitor.HeartbeatCheck;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;
import org.backupandmonitor.contracts.monitor.Status;

/**
 * How monitors are judged that call us: silence beyond {@code every} and {@code grace} is DOWN, and so is a call that says
 * it failed. Pure.
 *
 * <p>A call that was due while no probe was there to take it proves nothing; the next one decides. So it is with one that
 * became overdue by a new cadence: nobody could know of that before.
 */
final class CalledRule {

    private CalledRule() {}

    /**
     * Judges a monitor.
     *
     * @param firstSeen from when on calls are counted on: when its definition was first seen, or a pause was over
     * @param cadenceSince from when on they have to come as often as the check says
     * @return empty while nothing can be said that is surer than what was said before
     */
    static Optional<Verdict> judge(
            HeartbeatCheck check,
            Map<String, LocationState> states,
            Sight sight,
            Instant firstSeen,
            Instant cadenceSince,
            Instant now) {
        List<LocationStatus> shown = shown(states.values());
        Optional<LocationState> newest = states.values().stream()
                .filter(state -> state.lastResult() != null && state.judged() != Status.UNKNOWN)
                .max(Comparator.comparing(LocationState::lastResult));
        if (newest.isPresent() && newest.get().judged() == Status.DOWN) {
            return Optional.of(Verdict.of(Status.DOWN, newest.get().reason(), shown));
        }
        Instant last = newest.map(LocationState::lastResult).orElse(firstSeen);
        Instant deadline = deadline(check, last, sight);
        boolean late = now.isAfter(deadline);
        if (late && (!deadline.isBefore(cadenceSince) || now.isAfter(deadline(check, cadenceSince, sight)))) {
            return overdue(check, newest.isPresent(), last, shown, sight);
        }
        if (late || newest.isEmpty()) {
            Instant due = due(check, late ? cadenceSince : last);
            return Optional.of(Verdict.of(
                    Status.UNKNOWN, "no call since " + Times.utc(last) + "; the next is due " + Times.utc(due), shown));
        }
        return Optional.of(Verdict.of(newest.get().judged(), newest.get().reason(), shown));
    }

    private static Optional<Verdict> overdue(
            HeartbeatCheck check, boolean called, Instant last, List<LocationStatus> shown, Sight sight) {
        List<Presence> presences =
                sight.locations().stream().map(sight::presence).toList();
        if (presences.contains(Presence.LIVE)) {
            String what = called ? "the last came " + Times.utc(last) : "none came since " + Times.utc(last);
            String reason = "expected a call every " + text(check.every()) + " (grace " + text(check.grace())
                    + "), got silence: " + what + clocks(sight);
            return Optional.of(Verdict.of(Status.DOWN, reason, shown));
        }
        if (presences.contains(Presence.AWAITED)) {
            return Optional.empty();
        }
        return Optional.of(new Verdict(
                Status.UNKNOWN,
                "no probe is heard that could take its calls; the last came " + Times.utc(last),
                shown,
                true));
    }

    /** Why calls may look older than they are. */
    private static String clocks(Sight sight) {
        return sight.locations().stream()
                .flatMap(location -> sight.wrongClocks(location).stream())
                .map(wrong -> "; " + wrong)
                .collect(Collectors.joining());
    }

    private static Instant deadline(HeartbeatCheck check, Instant last, Sight sight) {
        Instant due = last.plus(check.every());
        for (Blind blind : sight.blindTimes()) {
            boolean whenDue = !blind.from().isAfter(due.plus(check.grace()))
                    && !blind.until().isBefore(due);
            if (whenDue && !blind.goesOn()) {
                due = blind.until().plus(check.every());
            }
        }
        return due.plus(check.grace());
    }

    private static Instant due(HeartbeatCheck check, Instant last) {
        return last.plus(check.every()).plus(check.grace());
    }

    private static List<LocationStatus> shown(Collection<LocationState> states) {
        TreeMap<String, LocationStatus> shown = new TreeMap<>();
        states.forEach(state -> shown.put(
                state.location(),
                new LocationStatus(
                        state.location(), state.judged(), state.since(), state.reason(), state.lastResult(), null)));
        return new ArrayList<>(shown.values());
    }

    /** {@code 1d}, {@code 90m}, {@code 30s}: the largest unit that loses nothing. */
    static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
