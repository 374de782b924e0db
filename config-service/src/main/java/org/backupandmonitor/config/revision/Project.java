package org.backupandmonitor.config.revision;

import java.time.Instant;

/**
 * A project as it is in force.
 *
 * @param repository that owns it; {@code api} if it is put by REST
 * @param revision in force
 */
public record Project(String name, String repository, Revision revision, Instant claimedAt) {}
