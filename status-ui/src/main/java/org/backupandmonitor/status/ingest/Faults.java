package org.backupandmonitor.status.ingest;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a record that can never be stored from a PostgreSQL that can't store anything at the moment. */
final class Faults {

    /** Classes of SQL states (PostgreSQL's manual, appendix A): data exception, integrity violation, limit exceeded. */
    private static final Set<String> FOR_GOOD = Set.of("22", "23", "54");

    private Faults() {}

    /**
     * What is wrong with the record, in one sentence; empty if the fault may pass, so that it is worth trying again.
     *
     * <p>A fault without any SQL in it is ours, with this record: it would come again each time.
     */
    static Optional<String> permanent(Throwable failure) {
        SQLException sql = first(failure);
        if (sql == null) {
            return temporaryByName(failure) ? Optional.empty() : Optional.of(sentence(failure));
        }
        String state = sql.getSQLState();
        boolean data = state != null && state.length() >= 2 && FOR_GOOD.contains(state.substring(0, 2));
        return data ? Optional.of(sentence(sql)) : Optional.empty();
    }

    private static @Nullable SQLException first(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** The transaction manager and Hibernate wrap a lost connection in types of their own, sometimes without a cause. */
    private static boolean temporaryByName(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String name = cause.getClass().getName();
            if (name.startsWith("jakarta.transaction.")
                    || name.startsWith("io.quarkus.narayana.")
                    || name.endsWith("QuarkusTransactionException")
                    || name.endsWith("JDBCConnectionException")) {
                return true;
            }
        }
        return false;
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null ? failure.getClass().getSimpleName() : message;
        int line = text.indexOf('\n');
        return "could not be stored: " + (line < 0 ? text : text.substring(0, line));
    }
}
