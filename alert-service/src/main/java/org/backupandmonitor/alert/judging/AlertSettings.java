package org.backupandmonitor.alert.judging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient judging and telling are. */
@ConfigMapping(prefix = "bam.alert")
interface AlertSettings {

    /** After our own start, until silence of those counts who were not heard since. */
    @WithDefault("60s")
    Duration startupGrace();

    /** How long a repository may be out of reach before people hear of it. */
    @WithDefault("1m")
    Duration repositoryGrace();

    /** How long Kafka may be out of reach before people hear that monitoring is blind. */
    @WithDefault("15s")
    Duration kafkaGrace();

    /** How long resolved incidents are kept here. */
    @WithDefault("90d")
    Duration keep();

    Delivery delivery();

    /** How messages are retried. */
    interface Delivery {

        /** Time to the second attempt; it doubles with each further one. */
        @WithDefault("1s")
        Duration firstRetry();

        /** No two attempts are further apart. */
        @WithDefault("2m")
        Duration longestRetry();

        /** From then on operations hear as well, by their own channels. */
        @WithDefault("1m")
        Duration fallbackAfter();

        /** From then on it is not tried any more. */
        @WithDefault("6h")
        Duration giveUpAfter();
    }
}
