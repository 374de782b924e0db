package org.backupandmonitor.manifest;

/** Knows the secret part of the addresses that jobs call. */
@FunctionalInterface
public interface HeartbeatTokens {

    /** Lower-case hex SHA-256 of the token of the heartbeat monitor. */
    String hash(String project, String monitor);
}
