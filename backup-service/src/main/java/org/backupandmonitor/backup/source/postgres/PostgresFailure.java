package org.backupandmonitor.backup.source.postgres;

import java.util.Arrays;
import java.util.List;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.contracts.backup.PostgresSource;

/** Says in one sentence why a dump failed, and what to do about it. */
final class PostgresFailure {

    private PostgresFailure() {}

    static String explain(String errors, PostgresSource source) {
        String where = "PostgreSQL at " + source.host() + ":" + source.port();
        String database = "database \"" + source.database() + "\"";
        if (errors.contains("server version mismatch")) {
            return where + " is newer than pg_dump on this machine (" + Excerpt.of(versions(errors))
                    + "): install the client tools of the server's version, or set bam.postgres.tools to where they are";
        }
        if (errors.contains("password authentication failed") || errors.contains("no password supplied")) {
            return where + " refused the password of user " + source.user() + ": check the secret "
                    + (source.password() == null ? "(the manifest names none)" : "that the manifest names");
        }
        if (errors.contains("no pg_hba.conf entry")) {
            return where + " does not accept user " + source.user()
                    + " from this machine: allow it in pg_hba.conf there";
        }
        if (errors.contains("does not exist") && errors.contains("FATAL")) {
            return where + " says: " + reason(errors) + ": correct the manifest, or create it there";
        }
        if (errors.contains("permission denied")) {
            return where + " does not let " + source.user() + " read all of " + database + " (" + reason(errors)
                    + "): grant it the role pg_read_all_data";
        }
        if (errors.contains("statement timeout") && errors.contains("LOCK TABLE")) {
            return database + " of " + where
                    + " could not be dumped, since somebody has held a lock on a table of it for too"
                    + " long (" + lock(errors)
                    + "): look for the session that holds it (pg_locks, pg_stat_activity), or"
                    + " back up at another time";
        }
        if (errors.contains("Connection refused")) {
            return where + " refused the connection: check that it runs, and host and port in the manifest";
        }
        if (errors.contains("timeout expired") || errors.contains("timed out") || errors.contains("No route to host")) {
            return where + " did not answer: check that it is up, and the firewall between it and backup-service";
        }
        return database + " of " + where + " could not be dumped: " + reason(errors);
    }

    private static String versions(String errors) {
        return lines(errors).stream()
                .filter(line -> line.contains("server version:"))
                .findFirst()
                .orElse("versions differ");
    }

    private static String lock(String errors) {
        return lines(errors).stream()
                .filter(line -> line.contains("LOCK TABLE"))
                .findFirst()
                .map(line -> Excerpt.of(line.replaceFirst("^.*?(?=LOCK TABLE)", "")))
                .orElse("");
    }

    private static String reason(String errors) {
        return lines(errors).stream()
                .filter(line -> line.contains("FATAL:") || line.contains("ERROR:") || line.contains("error:"))
                .findFirst()
                .map(line -> Excerpt.of(line.replaceFirst("^.*?(FATAL|ERROR|error): *", "")))
                .orElseGet(() -> Excerpt.lastOf(lines(errors), "no reason given"));
    }

    private static List<String> lines(String errors) {
        return Arrays.asList(errors.split("\n"));
    }
}
