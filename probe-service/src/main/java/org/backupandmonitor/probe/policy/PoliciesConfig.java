package org.backupandmonitor.probe.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.policy.Policy;

/** {@code bam.policies}: what ops allow projects, by the policies' names. */
@ConfigMapping(prefix = "bam.policies")
public interface PoliciesConfig {

    @WithParentName
    Map<String, Limits> byName();

    /** One policy; what ops leave out is as in the built-in one. */
    interface Limits {

        @WithDefault("*")
        List<String> targets();

        @WithDefault("*")
        List<String> sources();

        @WithDefault("*")
        List<String> vaults();

        @WithDefault("*")
        List<String> channels();

        @WithDefault("*")
        List<String> secrets();

        @WithDefault("1s")
        Duration minInterval();

        @WithDefault("1000")
        int maxMonitors();

        @WithDefault("false")
        boolean loopback();

        default Policy named(String name) {
            return new Policy(
                    name,
                    targets(),
                    sources(),
                    vaults(),
                    channels(),
                    secrets(),
                    minInterval(),
                    maxMonitors(),
                    loopback());
        }
    }
}
