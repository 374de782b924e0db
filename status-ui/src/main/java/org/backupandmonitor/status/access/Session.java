package org.backupandmonitor.status.access;

import java.time.Instant;

/**
 * One login, as the browser keeps it.
 *
 * @param id random, so that no two are alike
 * @param user who logged in
 * @param ends when it is over
 */
record Session(String id, String user, Instant ends) {}
