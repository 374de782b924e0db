package org.backupandmonitor.backup.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code bam.policies}: what ops allow the projects that name a policy. */
@ConfigMapping(prefix = "bam.policies")
public interface PoliciesConfig {

    @WithParentName
    Map<String, PolicyConfig> byName();

    /** One policy; what is left out is as in the built-in default policy. */
    interface PolicyConfig {

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
