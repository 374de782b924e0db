package org.backupandmonitor.backup.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backupandmonitor.contracts.policy.Policy;

/** The policies ops configured, by name. */
@ApplicationScoped
public class Policies {

    private final Map<String, Policy> byName = new HashMap<>();

    @Inject
    Policies(PoliciesConfig config) {
        config.byName()
                .forEach((name, policy) -> byName.put(
                        name,
                        new Policy(
                                name,
                                policy.targets(),
                                policy.sources(),
                                policy.vaults(),
                                policy.channels(),
                                policy.secrets(),
                                policy.minInterval(),
                                policy.maxMonitors(),
                                policy.loopback())));
        byName.putIfAbsent(Policy.DEFAULT_NAME, Policy.builtIn());
    }

    public Policies(List<Policy> policies) {
        policies.forEach(policy -> byName.put(policy.name(), policy));
    }

    /** Empty if ops configured none of that name: whoever asks then refuses. */
    public Optional<Policy> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
