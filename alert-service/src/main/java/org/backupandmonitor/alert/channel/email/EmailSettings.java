package org.backupandmonitor.alert.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of {@code bam.channels} that email channels read. */
@ConfigMapping(prefix = "bam.channels")
interface EmailSettings {

    /** By channel name. */
    @WithParentName
    Map<String, Channel> channels();

    /** A channel that may be of this kind. */
    interface Channel {

        Optional<Email> email();
    }

    /** An email channel. */
    interface Email {

        /** Addresses; each of them gets a message of its own. */
        Optional<List<String>> to();
    }
}
