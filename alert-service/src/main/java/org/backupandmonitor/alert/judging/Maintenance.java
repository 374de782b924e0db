package org.backupandmonitor.alert.judging;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.schedule.MaintenanceWindow;

/** Times in which problems are expected: they are recorded, and nobody is told until the window closes. */
final class Maintenance {

    private Maintenance() {}

    /** Why nobody is told at that time; empty if no window is open. */
    static Optional<String> silence(Collection<MaintenanceWindow> windows, Instant time) {
        return MaintenanceWindow.open(windows, time)
                .map(open -> "maintenance until " + Times.utc(open.until())
                        + (open.reason() == null ? "" : ": " + open.reason()));
    }
}
