package org.backupandmonitor.alert.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;
import org.backupandmonitor.contracts.monitor.Status;
import org.jspecify.annotations.Nullable;

/**
 * Whether it is worth telling people that a monitor is DEGRADED, or no longer is. It is shown at the first such result; people
 * hear when as many results in a row say so in as many locations as it takes for DOWN, so that one slow answer wakes nobody.
 * Pure.
 */
final class Certainty {

    private Certainty() {}

    static boolean isDegradedForSure(
            MonitorDefinition definition, MonitorStatus status, Map<String, LocationState> states) {
        List<LocationStatus> voting = status.locations().stream()
                .filter(each -> each.status() != Status.UNKNOWN && each.status() != Status.PAUSED)
                .toList();
        long sure = voting.stream()
                .filter(each -> each.status() == Status.DOWN
                        || each.status() == Status.DEGRADED
                                && hasLasted(states.get(each.location()), definition.failures(), definition.every()))
                .count();
        return status.status() == Status.DEGRADED
                && sure >= definition.confirm().needed(voting.size());
    }

    static boolean isUpForSure(MonitorDefinition definition, MonitorStatus status, Map<String, LocationState> states) {
        return status.status() == Status.UP
                && status.locations().stream()
                        .filter(each -> each.status() == Status.UP)
                        .allMatch(each ->
                                hasLasted(states.get(each.location()), definition.successes(), definition.every()));
    }

    /** Whether so many results in a row say the same: checks come at an interval, give or take. */
    private static boolean hasLasted(@Nullable LocationState state, int results, Duration every) {
        if (state == null || state.lastResult() == null) {
            return false;
        }
        Duration least = every.multipliedBy(results - 1L).minus(every.dividedBy(2));
        return !state.lastResult().isBefore(state.since().plus(least));
    }
}
