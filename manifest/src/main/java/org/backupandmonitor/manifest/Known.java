package org.backupandmonitor.manifest;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.backupandmonitor.contracts.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * What the caller knows and a manifest can't: null where it does not know, and then nothing is said about it.
 *
 * @param policy what ops allow
 * @param channels names of all channels that are configured
 * @param locations names of all places that probes report from
 * @param vaults names of all vaults that are configured
 * @param reserved names of the secrets that operations use themselves; a policy says whether a manifest may name one
 * @param project the project that the manifest must name
 * @param owner which repository owns a project of that name, if another one than this
 */
public record Known(
        @Nullable Policy policy,
        @Nullable Set<String> channels,
        @Nullable Set<String> locations,
        @Nullable Set<String> vaults,
        Set<String> reserved,
        @Nullable String project,
        Function<String, Optional<String>> owner) {

    /** Nothing at all. */
    public static Known nothing() {
        return new Known(null, null, null, null, Set.of(), null, project -> Optional.empty());
    }

    public Known withPolicy(Policy known) {
        return new Known(known, channels, locations, vaults, reserved, project, owner);
    }

    public Known withChannels(Set<String> known) {
        return new Known(policy, Set.copyOf(known), locations, vaults, reserved, project, owner);
    }

    public Known withLocations(Set<String> known) {
        return new Known(policy, channels, Set.copyOf(known), vaults, reserved, project, owner);
    }

    public Known withVaults(Set<String> known) {
        return new Known(policy, channels, locations, Set.copyOf(known), reserved, project, owner);
    }

    public Known withReserved(Set<String> secrets) {
        return new Known(policy, channels, locations, vaults, Set.copyOf(secrets), project, owner);
    }

    public Known withProject(String expected) {
        return new Known(policy, channels, locations, vaults, reserved, expected, owner);
    }

    /** @param other gives the repository that owns a project, if it is not the one this manifest is from */
    public Known withOwner(Function<String, Optional<String>> other) {
        return new Known(policy, channels, locations, vaults, reserved, project, other);
    }
}
