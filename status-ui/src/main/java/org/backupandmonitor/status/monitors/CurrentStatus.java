package org.backupandmonitor.status.monitors;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;
import org.backupandmonitor.contracts.monitor.Status;
import org.backupandmonitor.status.history.Check;
import org.backupandmonitor.status.liveness.Liveness;
import org.backupandmonitor.status.page.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown of a monitor now: what alert-service said last, but only while it is alive and judges, to take it back.
 *
 * @param since when it took this status; null where nobody can say
 * @param reason one sentence; empty when there is nothing to say
 * @param locations each location's own part
 * @param lastResult when the newest result was taken, as far as anybody here knows; null if there is none
 */
public record CurrentStatus(
        Status status,
        @Nullable Instant since,
        String reason,
        List<LocationStatus> locations,
        @Nullable Instant lastResult) {

    public CurrentStatus {
        locations = List.copyOf(locations);
    }

    /**
     * @param judged what alert-service said last; null if it never said anything
     */
    static CurrentStatus of(MonitorDefinition definition, @Nullable MonitorStatus judged, Liveness liveness) {
        String paused = definition.paused();
        if (paused != null) {
            Instant since = judged != null && judged.status() == Status.PAUSED ? judged.since() : null;
            return new CurrentStatus(Status.PAUSED, since, paused, List.of(), lastResult(judged));
        }
        Optional<Liveness.Blindness> blindness = liveness.blindness();
        if (blindness.isPresent()) {
            String reason = Texts.blind(blindness.get());
            return new CurrentStatus(
                    Status.UNKNOWN,
                    blindness.get().judged().orElse(null),
                    reason,
                    judged == null ? List.of() : unproven(judged.locations(), reason),
                    lastResult(judged));
        }
        if (judged == null) {
            return new CurrentStatus(Status.UNKNOWN, null, "no result has been judged yet", List.of(), null);
        }
        return new CurrentStatus(
                judged.status(), judged.since(), judged.reason(), judged.locations(), lastResult(judged));
    }

    /**
     * The same with what is stored of its checks: alert-service speaks up only when something changes, so the newest result
     * that it told of may be hours old while checks go on.
     */
    CurrentStatus seen(List<Check> checks) {
        Map<String, Instant> newest = new HashMap<>();
        checks.forEach(check -> newest.merge(check.location(), check.at(), CurrentStatus::later));
        List<LocationStatus> places = locations.stream()
                .map(each -> new LocationStatus(
                        each.location(),
                        each.status(),
                        each.since(),
                        each.reason(),
                        later(each.lastResult(), newest.get(each.location())),
                        each.streak()))
                .toList();
        Instant stored = newest.values().stream().max(Instant::compareTo).orElse(null);
        return new CurrentStatus(status, since, reason, places, later(lastResult, stored));
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }

    private static List<LocationStatus> unproven(List<LocationStatus> locations, String reason) {
        return locations.stream()
                .map(location -> new LocationStatus(
                        location.location(), Status.UNKNOWN, location.since(), reason, location.lastResult()))
                .toList();
    }

    private static @Nullable Instant lastResult(@Nullable MonitorStatus judged) {
        return judged == null
                ? null
                : judged.locations().stream()
                        .map(LocationStatus::lastResult)
                        .filter(at -> at != null)
                        .max(Instant::compareTo)
                        .orElse(null);
    }
}
