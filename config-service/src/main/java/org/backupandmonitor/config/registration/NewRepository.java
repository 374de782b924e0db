package org.backupandmonitor.config.registration;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.backupandmonitor.config.problem.Problem.Violation;
import org.backupandmonitor.config.problem.ProblemException;
import org.backupandmonitor.config.repository.RepositorySpec;
import org.backupandmonitor.config.repository.RepositorySpec.Origin;
import org.backupandmonitor.contracts.policy.Policy;
import org.jspecify.annotations.Nullable;

/** A repository as a caller asks for it, with the same keys and defaults as in bam.yaml. */
record NewRepository(
        @Nullable String name,
        @Nullable String url,
        @Nullable String branch,
        @Nullable String path,
        @Nullable String credential,
        @Nullable String poll,
        @Nullable String policy) {

    /** @throws ProblemException if {@code poll} is no duration; everything else is left to the rules */
    RepositorySpec spec() {
        return new RepositorySpec(
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNullElse(url, ""),
                branch,
                Objects.requireNonNullElse(path, RepositorySpec.DEFAULT_PATH),
                credential,
                duration(poll),
                Objects.requireNonNullElse(policy, Policy.DEFAULT_NAME),
                Origin.ADDED);
    }

    private static Duration duration(@Nullable String text) {
        if (text == null) {
            return RepositorySpec.DEFAULT_POLL;
        }
        try {
            return DurationConverter.parseDuration(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "The repository",
                    List.of(new Violation(
                            "poll", "\"" + text + "\" is no duration; expected something like 30s or 5m")));
        }
    }
}
