package org.backupandmonitor.status.uptime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.backupandmonitor.contracts.monitor.Status;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time with one status.
 *
 * @param from inclusive
 * @param to exclusive
 * @param status null where the monitor was not watched yet
 */
public record Period(Instant from, Instant to, @Nullable Status status) {

    public Duration length() {
        return Duration.between(from, to);
    }

    /**
     * Cuts a time into stretches, oldest first, without gaps.
     *
     * @param transitions oldest first
     * @param blind when nobody could judge; covers whatever status was said to hold, except that somebody paused it
     */
    public static List<Period> of(Instant from, Instant to, List<Transition> transitions, List<Blind> blind) {
        List<Period> periods = new ArrayList<>();
        Instant at = from;
        @Nullable Status status = null;
        for (Transition transition : transitions) {
            if (transition.since().isAfter(at)) {
                Instant end = transition.since().isBefore(to) ? transition.since() : to;
                cut(new Period(at, end, status), blind, periods);
                at = end;
            }
            status = transition.status();
        }
        cut(new Period(at, to, status), blind, periods);
        return periods;
    }

    /** When nobody could judge. */
    public record Blind(Instant from, Instant to) {}

    private static void cut(Period whole, List<Blind> blind, List<Period> into) {
        Status status = whole.status();
        Instant at = whole.from();
        if (status != null && status != Status.PAUSED && status != Status.UNKNOWN) {
            for (Blind hole :
                    blind.stream().sorted(Comparator.comparing(Blind::from)).toList()) {
                Instant from = hole.from().isAfter(at) ? hole.from() : at;
                Instant to = hole.to().isBefore(whole.to()) ? hole.to() : whole.to();
                if (from.isBefore(to)) {
                    add(new Period(at, from, status), into);
                    add(new Period(from, to, Status.UNKNOWN), into);
                    at = to;
                }
            }
        }
        add(new Period(at, whole.to(), status), into);
    }

    private static void add(Period period, List<Period> into) {
        if (period.from().isBefore(period.to())) {
            into.add(period);
        }
    }
}
