package org.backupandmonitor.alert.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt to send ended. Errors are sentences without secrets. */
public sealed interface Outcome {

    /** The other side took it. */
    record Sent() implements Outcome {}

    /**
     * It may go through later.
     *
     * @param after the other side asked for so much time; null if it did not
     */
    record Retry(String error, @Nullable Duration after) implements Outcome {}

    /** It will never go through as things are: a wrong address, a revoked webhook, a missing secret. */
    record Refused(String error) implements Outcome {}

    Outcome SENT = new Sent();

    static Outcome retry(String error) {
        return new Retry(error, null);
    }
}
