package org.backupandmonitor.contracts.heartbeat;

/** The kinds of component that must never go silent. */
public enum Component {
    CONFIG,
    PROBE,
    BACKUP,
    ALERT,
    STATUS
}
