package org.backupandmonitor.status.monitors;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus.LocationStatus;
import org.backupandmonitor.contracts.monitor.Status;
import org.jspecify.annotations.Nullable;

/** A monitor as the JSON API shows it. */
public record MonitorAnswer(
        String project,
        String name,
        String kind,
        String target,
        Status status,
        @Nullable Instant since,
        String reason,
        List<LocationStatus> locations,
        @Nullable Instant lastResult,
        Map<String, String> labels,
        String revision) {

    static MonitorAnswer of(MonitorDefinition definition, CurrentStatus current) {
        return new MonitorAnswer(
                definition.project(),
                definition.name(),
                definition.check().kind(),
                Targets.of(definition.check()),
                current.status(),
                current.since(),
                current.reason(),
                current.locations(),
                current.lastResult(),
                definition.labels(),
                definition.provenance().commit());
    }
}
