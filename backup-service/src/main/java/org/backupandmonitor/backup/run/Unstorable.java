package org.backupandmonitor.backup.run;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells data that PostgreSQL will never take from a PostgreSQL that can't be asked at the moment. */
final class Unstorable {

    /** SQLSTATE classes "data exception" and "integrity constraint violation" (PostgreSQL's manual, appendix A). */
    private static final String DATA = "22";

    private static final String INTEGRITY = "23";

    private Unstorable() {}

    static boolean isReasonOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isPermanent(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPermanent(@Nullable String state) {
        return state != null && (state.startsWith(DATA) || state.startsWith(INTEGRITY));
    }
}
