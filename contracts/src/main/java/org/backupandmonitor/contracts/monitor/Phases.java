package org.backupandmonitor.contracts.monitor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long each part of a check took; null for a part that did not happen. With redirects, the sums over all requests.
 *
 * @param resolve name to address
 * @param connect TCP handshake
 * @param tls TLS handshake
 * @param firstByte request sent to first byte of the answer
 * @param transfer first byte to last byte read
 */
public record Phases(
        @Nullable Duration resolve,
        @Nullable Duration connect,
        @Nullable Duration tls,
        @Nullable Duration firstByte,
        @Nullable Duration transfer) {

    public static final Phases NONE = new Phases(null, null, null, null, null);
}
