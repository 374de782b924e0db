package org.backupandmonitor.contracts.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to one channel about one incident, as it stands; each attempt publishes it anew.
 *
 * @param id the idempotency key: the same transition, channel and recipient always give the same id
 * @param incident id of the incident, and the record key
 * @param transition {@code opened}, {@code changed} or {@code resolved}
 * @param channel name of the channel, or {@code email} for addresses a manifest names
 * @param channelType {@code email}, {@code slack}, ...
 * @param recipient an address or the channel's name; never a secret
 * @param attempts oldest first
 */
public record Notification(
        String id,
        String incident,
        String transition,
        String channel,
        String channelType,
        String recipient,
        State state,
        List<Attempt> attempts,
        Instant createdAt,
        Instant at) {

    /** How far it came. */
    public enum State {
        OWED,
        SENT,
        /** No further attempt will be made; a fallback channel took over or the channel is an incident itself. */
        FAILED
    }

    public Notification {
        attempts = List.copyOf(attempts);
    }

    /**
     * One delivery attempt.
     *
     * @param error null if it went through; a sentence without secrets otherwise
     */
    public record Attempt(Instant at, @Nullable String error) {}
}
