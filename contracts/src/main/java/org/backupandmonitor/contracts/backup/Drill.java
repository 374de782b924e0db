package org.backupandmonitor.contracts.backup;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An automatic restore that proves a backup restores.
 *
 * @param query asked of a restored database; null for files
 * @param expect what the query's single value must be like, such as {@code > 0}
 */
public record Drill(
        Duration every, @Nullable String query, @Nullable String expect) {}
