package org.backupandmonitor.status.history;

import java.time.Duration;
import java.time.Instant;
import org.backupandmonitor.contracts.monitor.Status;

/** One recent check, as much of it as a bar shows. */
public record Check(Instant at, String location, Status status, Duration took) {}
