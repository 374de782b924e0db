package org.backupandmonitor.contracts.monitor;

import java.time.Instant;
import java.util.List;
import org.backupandmonitor.contracts.Names;
import org.jspecify.annotations.Nullable;

/**
 * The status of a monitor as alert-service judged it, published when it or a location's part of it changes.
 *
 * <p>A reader that finds alert-service silent must show UNKNOWN instead: this record alone is no fresh proof.
 *
 * @param status combined over the locations
 * @param since when it took this status
 * @param reason one sentence, such as "DOWN in eu-west only"; empty when there is nothing to say
 * @param locations each location's own part
 * @param judgedAt when alert-service came to this
 */
public record MonitorStatus(
        String project,
        String monitor,
        Status status,
        Instant since,
        String reason,
        List<LocationStatus> locations,
        Instant judgedAt) {

    public MonitorStatus(
            String project,
            String monitor,
            Status status,
            Instant since,
            @Nullable String reason,
            @Nullable List<LocationStatus> locations,
            Instant judgedAt) {
        this.project = project;
        this.monitor = monitor;
        this.status = status;
        this.since = since;
        this.reason = reason == null ? "" : reason;
        this.locations = locations == null ? List.of() : List.copyOf(locations);
        this.judgedAt = judgedAt;
    }

    /**
     * One location's part.
     *
     * @param lastResult when its newest result was taken; null if there was none yet
     * @param streak results in a row that speak against the status but are still too few to change it; null for none
     */
    public record LocationStatus(
            String location,
            Status status,
            Instant since,
            String reason,
            @Nullable Instant lastResult,
            @Nullable Integer streak) {

        /** Of a location whose newest result agrees with its status. */
        public LocationStatus(
                String location, Status status, Instant since, String reason, @Nullable Instant lastResult) {
            this(location, status, since, reason, lastResult, null);
        }
    }

    /** The record key, {@code project/monitor}. */
    public String key() {
        return Names.key(project, monitor);
    }
}
