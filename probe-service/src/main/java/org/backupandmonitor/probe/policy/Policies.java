package org.backupandmonitor.probe.policy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.policy.Policy;

/** The policies that hold here, by name. Immutable. */
@Singleton
public class Policies {

    private final Map<String, Policy> byName;

    @Inject
    Policies(PoliciesConfig config) {
        this(configured(config));
    }

    /** A missing {@code default} is the built-in one. */
    public Policies(Map<String, Policy> configured) {
        Map<String, Policy> all = new HashMap<>(configured);
        all.putIfAbsent(Policy.DEFAULT_NAME, Policy.builtIn());
        this.byName = Map.copyOf(all);
    }

    private static Map<String, Policy> configured(PoliciesConfig config) {
        Map<String, Policy> policies = new HashMap<>();
        config.byName().forEach((name, limits) -> policies.put(name, limits.named(name)));
        return policies;
    }

    /** Empty for a name nobody configured: nothing is allowed under it. */
    public Optional<Policy> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
