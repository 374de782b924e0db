package org.backupandmonitor.config.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code bam.policies}: what is not said allows what the built-in default allows. */
@ConfigMapping(prefix = "bam.policies")
public interface PolicySettings {

    @WithParentName
    Map<String, Entry> policies();

    /** One policy; see {@link org.backupandmonitor.contracts.policy.Policy} for what each key means. */
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
    }
}
