package org.backupandmonitor.status.history;

import org.backupandmonitor.contracts.monitor.Status;

/** The numbers that stand for statuses in results. They are in people's databases: never change one. */
final class Statuses {

    private Statuses() {}

    static short code(Status status) {
        return switch (status) {
            case UP -> 1;
            case DEGRADED -> 2;
            case DOWN -> 3;
            case UNKNOWN -> 4;
            case PAUSED -> 5;
        };
    }

    /** UNKNOWN for a number of a later version. */
    static Status of(int code) {
        return switch (code) {
            case 1 -> Status.UP;
            case 2 -> Status.DEGRADED;
            case 3 -> Status.DOWN;
            case 5 -> Status.PAUSED;
            default -> Status.UNKNOWN;
        };
    }
}
