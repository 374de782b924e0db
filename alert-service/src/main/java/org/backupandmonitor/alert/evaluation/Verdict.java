package org.backupandmonitor.alert.evaluation;

import java.util.List;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;
import org.backupandmonitor.contracts.monitor.Status;

/**
 * What is to be said of a monitor now.
 *
 * @param reason one sentence; empty when there is nothing to say
 * @param unseen true where it is UNKNOWN because nobody sees it who should: a problem of our own pipeline
 */
record Verdict(Status status, String reason, List<LocationStatus> locations, boolean unseen) {

    Verdict {
        locations = List.copyOf(locations);
    }

    static Verdict of(Status status, String reason, List<LocationStatus> locations) {
        return new Verdict(status, reason, locations, false);
    }
}
