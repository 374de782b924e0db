package org.backupandmonitor.config.repository;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A repository as ops registered it.
 *
 * @param name unique; also the key of its events
 * @param url where it is; holds no secret
 * @param branch whose tip counts; null for the repository's own default
 * @param path of the manifest
 * @param credential it is read with; null where none is needed
 * @param poll time between two looks
 * @param policy its manifest is held to
 * @param origin where it was registered
 */
public record RepositorySpec(
        String name,
        String url,
        @Nullable String branch,
        String path,
        @Nullable String credential,
        Duration poll,
        String policy,
        Origin origin) {

    /** Where a manifest is looked for unless said otherwise. */
    public static final String DEFAULT_PATH = "backup-and-monitor.yaml";

    /** How often a repository is looked into unless said otherwise. */
    public static final Duration DEFAULT_POLL = Duration.ofMinutes(1);

    /** Where a repository was registered, and so where it must be removed. */
    public enum Origin {
        /** In bam.yaml. */
        CONFIGURED,
        /** Through the REST API. */
        ADDED
    }

    /** The host it is on; empty for one on this machine. */
    @JsonIgnore
    public Optional<String> host() {
        return Optional.ofNullable(URI.create(url).getHost());
    }
}
