package org.backupandmonitor.alert.channel.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** The part of {@code bam.channels} that Slack channels read. */
@ConfigMapping(prefix = "bam.channels")
interface SlackSettings {

    /** By channel name. */
    @WithParentName
    Map<String, Channel> channels();

    /** A channel that may be of this kind. */
    interface Channel {

        Optional<Slack> slack();
    }

    /** A Slack channel. */
    interface Slack {

        /** The incoming webhook's address, as {@code secret:NAME}: whoever has it can write there. */
        Optional<String> webhook();
    }
}
