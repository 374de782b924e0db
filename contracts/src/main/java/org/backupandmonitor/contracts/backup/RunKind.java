package org.backupandmonitor.contracts.backup;

/** What a run does. */
public enum RunKind {
    BACKUP,
    CHECK,
    DRILL,
    RESTORE
}
