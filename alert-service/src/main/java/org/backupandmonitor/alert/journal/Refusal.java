package org.backupandmonitor.alert.journal;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells what PostgreSQL will never take from what it can't take at the moment. A server that is full, read-only or about to
 * stop answers, too, and loses nothing by being asked again.
 */
final class Refusal {

    /** Classes of SQL states (PostgreSQL's manual, appendix A): data exception, integrity violation, limit exceeded. */
    private static final Set<String> FOR_GOOD = Set.of("22", "23", "54");

    private Refusal() {}

    /** Whether the failure lies in what was to be stored. */
    static boolean isOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state != null && state.length() >= 2 && FOR_GOOD.contains(state.substring(0, 2));
            }
        }
        // It did not even come to PostgreSQL: it can't be written as a row.
        return failure instanceof IllegalArgumentException;
    }
}
