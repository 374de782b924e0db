package org.backupandmonitor.alert.evaluation;

/**
 * A location without a fresh result of a monitor.
 *
 * @param overdue whether its probes are heard, and had the time to report
 */
public record Gap(String location, boolean overdue) {}
