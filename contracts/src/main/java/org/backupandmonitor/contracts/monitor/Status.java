package org.backupandmonitor.contracts.monitor;

/** What is known of a monitor, in one location or combined. */
public enum Status {
    UP,
    /** Works, but not as expected: slow, or its certificate is about to expire. */
    DEGRADED,
    DOWN,
    /** Nobody could see: no fresh result, or no probe that can run this kind. Never shown as UP. */
    UNKNOWN,
    /** Somebody said not to check. */
    PAUSED
}
