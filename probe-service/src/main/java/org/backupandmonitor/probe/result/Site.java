package org.backupandmonitor.probe.result;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.backupandmonitor.messaging.MessagingConfig;

/**
 * Where and who this probe is.
 *
 * @param location the place it sees from
 * @param probe this instance's name
 */
@Singleton
public record Site(String location, String probe) {

    private static final String DEFAULT_LOCATION = "local";

    @Inject
    Site(MessagingConfig config) {
        this(config.location().orElse(DEFAULT_LOCATION), config.instance());
    }
}
