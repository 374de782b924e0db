package org.backupandmonitor.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;

/** Whether two statuses of a monitor say the same to a reader, so that the newer one need not be published. */
final class StatusNews {

    /** What is restored from a status after a restart must not be older than this for a monitor that calls us. */
    private static final Duration CALLS_TOGETHER = Duration.ofSeconds(1);

    private StatusNews() {}

    /** @param calls whether each newer result is news, since it is a call that would be missed after a restart */
    static boolean same(MonitorStatus before, MonitorStatus next, boolean calls) {
        if (before.status() != next.status()
                || !before.reason().equals(next.reason())
                || before.locations().size() != next.locations().size()) {
            return false;
        }
        List<LocationStatus> a = before.locations();
        List<LocationStatus> b = next.locations();
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))
                    || calls && isLater(a.get(i).lastResult(), b.get(i).lastResult())) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(LocationStatus a, LocationStatus b) {
        return a.location().equals(b.location())
                && a.status() == b.status()
                && a.reason().equals(b.reason())
                && Objects.equals(a.streak(), b.streak());
    }

    private static boolean isLater(
            @org.jspecify.annotations.Nullable Instant before, @org.jspecify.annotations.Nullable Instant next) {
        return next != null && (before == null || next.isAfter(before.plus(CALLS_TOGETHER)));
    }
}
