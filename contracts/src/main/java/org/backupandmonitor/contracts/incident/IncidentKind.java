package org.backupandmonitor.contracts.incident;

/** What sort of problem an incident is. */
public enum IncidentKind {
    /** A monitor is down by the locations that must agree. */
    MONITOR_DOWN,
    /** A monitor works, but not as its manifest expects: it is slow, or its certificate expires soon. */
    MONITOR_DEGRADED,
    BACKUP_FAILED,
    /** The newest good snapshot is older than {@code max-age}, whatever the reason. */
    BACKUP_LATE,
    /** One probe went silent. */
    PROBE_SILENT,
    /** A component other than a probe went silent. */
    COMPONENT_SILENT,
    /** Nobody sees from a location, or nobody sees some monitors at all. */
    BLIND,
    MANIFEST_REJECTED,
    REPOSITORY_UNREACHABLE,
    /** A channel does not take messages. */
    CHANNEL_FAILING,
    /** The clock of a component's host is off, so that what it reports looks older or newer than it is. */
    CLOCK_WRONG
}
