package org.backupandmonitor.stack;

import java.nio.file.Path;

/**
 * What a PostgreSQL server needs to know.
 *
 * @param data where its database cluster and passwords stay
 * @param log the file its output is appended to
 * @param port where clients connect
 * @param majorVersion 18, or 15 where something has to be dumped by an older pg_dump
 * @param durable false if losing everything in a power cut doesn't matter, as in tests
 */
public record PostgresSettings(Path data, Path log, int port, int majorVersion, boolean durable) {

    public static final int NEWEST = 18;

    public static PostgresSettings of(Path data, Path log, int port) {
        return new PostgresSettings(data, log, port, NEWEST, true);
    }

    public PostgresSettings withMajorVersion(int version) {
        return new PostgresSettings(data, log, port, version, durable);
    }

    /** Fast and forgetful, for tests. */
    public PostgresSettings forgetful() {
        return new PostgresSettings(data, log, port, majorVersion, false);
    }
}
