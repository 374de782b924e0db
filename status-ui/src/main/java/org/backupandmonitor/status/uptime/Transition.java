package org.backupandmonitor.status.uptime;

import java.time.Instant;
import org.backupandmonitor.contracts.monitor.Status;

/** From this time on a monitor had this status, until the next. */
public record Transition(Instant since, Status status) {}
