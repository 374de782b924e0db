package org.backupandmonitor.contracts.monitor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;

/**
 * A job that calls us; silence is DOWN.
 *
 * @param every how often it calls
 * @param grace how much later than that is still in time
 * @param tokenHash lower-case hex SHA-256 of the token in the address it calls, so that nobody who reads the topic can
 *     call in its name
 */
@JsonIgnoreProperties(value = "type", allowGetters = true, ignoreUnknown = true)
public record HeartbeatCheck(Duration every, Duration grace, String tokenHash) implements Check {

    @Override
    public String kind() {
        return "heartbeat";
    }

    @Override
    public String target() {
        return "a call every " + every;
    }
}
