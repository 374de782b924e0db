package org.backupandmonitor.config.policy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backupandmonitor.contracts.policy.Policy;

/** Every policy by its name; {@code default} is always there. */
@Singleton
public final class Policies {

    private final Map<String, Policy> byName = new LinkedHashMap<>();

    @Inject
    public Policies(PolicySettings settings) {
        byName.put(Policy.DEFAULT_NAME, Policy.builtIn());
        settings.policies().forEach((name, entry) -> byName.put(name, policy(name, entry)));
    }

    /** The policy of that name; empty if ops configured none, in which case nothing may be judged by it. */
    public Optional<Policy> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Set<String> names() {
        return byName.keySet();
    }

    private static Policy policy(String name, PolicySettings.Entry entry) {
        return new Policy(
                name,
                entry.targets(),
                entry.sources(),
                entry.vaults(),
                entry.channels(),
                entry.secrets(),
                entry.minInterval(),
                entry.maxMonitors(),
                entry.loopback());
    }
}
