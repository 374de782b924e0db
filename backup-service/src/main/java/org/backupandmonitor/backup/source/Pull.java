package org.backupandmonitor.backup.source;

import java.nio.file.Path;
import org.backupandmonitor.backup.process.Cancellation;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.policy.Policy;

/**
 * What a source is asked for, and what it may use.
 *
 * @param policy what ops allow the project
 * @param mirror where it may keep a copy between runs; nobody else writes there
 * @param scratch empty, for this run only, readable by nobody else
 * @param acceptDeletions a person said that a shrunken source is meant to be so
 */
public record Pull(
        BackupDefinition definition,
        Policy policy,
        Path mirror,
        Path scratch,
        boolean acceptDeletions,
        Cancellation cancellation,
        Progress.Listener progress) {}
