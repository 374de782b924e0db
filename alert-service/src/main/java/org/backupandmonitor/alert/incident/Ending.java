package org.backupandmonitor.alert.incident;

/** What became of a monitor that was down or degraded, as the last message about it says. */
public enum Ending {
    UP,
    DEGRADED,
    /** Nobody looks any more, so nobody knows. */
    PAUSED,
    /** Likewise. */
    REMOVED;

    /** Whether somebody saw that it is not as it was any more. */
    public boolean isSeen() {
        return this == UP || this == DEGRADED;
    }
}
