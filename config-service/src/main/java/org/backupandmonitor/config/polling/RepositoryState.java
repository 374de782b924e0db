package org.backupandmonitor.config.polling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a repository.
 *
 * @param configured whether bam.yaml named it when it was last seen
 * @param tip commit when it was last read; null if it never was
 * @param blob stands for the content that was judged last
 * @param judgedUnder stands for what it was judged by
 * @param reached whether it could ever be read
 * @param failures in a row
 * @param problem why it can't be read; null if it can
 * @param unreachable whether people were told so
 * @param missingSince when bam.yaml no longer named it, but others; null if it does, or names none
 */
public record RepositoryState(
        String repository,
        boolean configured,
        @Nullable String tip,
        @Nullable String blob,
        @Nullable String judgedUnder,
        @Nullable Instant polledAt,
        boolean reached,
        int failures,
        @Nullable Instant failingSince,
        @Nullable String problem,
        boolean unreachable,
        @Nullable Instant missingSince) {}
