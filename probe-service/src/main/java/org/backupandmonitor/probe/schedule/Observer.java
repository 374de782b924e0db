package org.backupandmonitor.probe.schedule;

import java.time.Instant;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.probe.check.Observation;

/** Is told what checks saw, on the thread they ran on: must not wait. */
public interface Observer {

    /** @param at when the check began */
    void observed(MonitorDefinition definition, Instant at, Observation observation);
}
