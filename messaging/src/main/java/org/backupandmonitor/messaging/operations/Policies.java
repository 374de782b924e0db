package org.backupandmonitor.messaging.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.contracts.policy.Policy;
import org.eclipse.microprofile.config.Config;

/** Every policy by its name; {@code default} is always there. Immutable. */
@Singleton
public final class Policies {

    private final Map<String, Policy> byName = new LinkedHashMap<>();
    private final Set<String> reserved;

    @Inject
    Policies(PolicySettings settings, Config config) {
        this(
                settings.policies().entrySet().stream()
                        .map(entry -> entry.getValue().named(entry.getKey()))
                        .toList(),
                ReservedSecrets.in(config));
    }

    /** @param reserved names of the secrets that operations use themselves */
    public Policies(List<Policy> policies, Set<String> reserved) {
        byName.put(Policy.DEFAULT_NAME, Policy.builtIn());
        policies.forEach(policy -> byName.put(policy.name(), policy));
        this.reserved = Set.copyOf(reserved);
    }

    /** The policy of that name; empty if ops configured none, in which case nothing is allowed under it. */
    public Optional<Policy> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /**
     * Why a definition may not use the secrets it names; empty if it may.
     *
     * @param secrets their names
     */
    public Optional<String> refuseSecrets(Policy policy, Collection<String> secrets) {
        return secrets.stream()
                .sorted()
                .map(secret -> policy.refuseSecret(secret, reserved))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
