package org.backupandmonitor.messaging.operations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.policy.Policy;

/** {@code bam.policies}: what is not said allows what the built-in default allows. */
@ConfigMapping(prefix = "bam.policies")
public interface PolicySettings {

    @WithParentName
    Map<String, Entry> policies();

    /** One policy; see {@link Policy} for what each key means. */
    interface Entry {

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
