package org.backupandmonitor.contracts;

/** How much a problem matters to people. */
public enum Severity {
    CRITICAL,
    WARNING,
    INFO
}
