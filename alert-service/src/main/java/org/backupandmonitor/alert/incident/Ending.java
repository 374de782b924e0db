package org.backupandmonitor.alert.incident;

/** What became of a monitor that was down, as the last message about it says. */
public enum Ending {
    UP,
    DEGRADED,
    /** Nobody looks any more, so nobody knows. */
    PAUSED,
    /** Likewise. */
    REMOVED;

    /** Whether somebody saw that it is not down any more. */
    public boolean isSeen() {
        return this == UP || this == DEGRADED;
    }
}
