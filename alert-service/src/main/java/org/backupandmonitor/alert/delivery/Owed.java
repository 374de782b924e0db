package org.backupandmonitor.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.backupandmonitor.alert.channel.Announcement;
import org.backupandmonitor.alert.channel.Outcome;
import org.backupandmonitor.alert.channel.Recipient;
import org.backupandmonitor.contracts.incident.Notification;
import org.backupandmonitor.contracts.incident.Notification.Attempt;
import org.backupandmonitor.contracts.incident.Notification.State;
import org.jspecify.annotations.Nullable;

/**
 * One message that somebody is owed, or was until it was sent or given up. Immutable.
 *
 * @param facts as it is published
 * @param announcement what it says
 * @param nextAt when it is tried (again), if it is still owed
 * @param fellBack whether operations are told instead
 */
public record Owed(Notification facts, Announcement announcement, Instant nextAt, boolean fellBack) {

    /** Attempts of a long outage are not all worth keeping: the first ones and the newest tell the story. */
    private static final int MAX_ATTEMPTS_KEPT = 20;

    /**
     * A new one.
     *
     * @param step the transition's part of the idempotency key
     */
    public static Owed to(Recipient recipient, String step, Announcement announcement, Instant now) {
        String incident = announcement.incident().id();
        Notification facts = new Notification(
                incident + ":" + step + ":" + recipient.channel() + ":" + recipient.address(),
                incident,
                announcement.transition(),
                recipient.channel(),
                recipient.type(),
                recipient.address(),
                State.OWED,
                List.of(),
                now,
                now);
        return new Owed(facts, announcement, now, false);
    }

    public String id() {
        return facts.id();
    }

    public Recipient recipient() {
        return new Recipient(facts.channel(), facts.channelType(), facts.recipient());
    }

    public boolean isOpen() {
        return facts.state() == State.OWED;
    }

    /** Messages of one line go out in their order: nobody hears of an end before the beginning. */
    String line() {
        return facts.incident() + "|" + facts.channel() + "|" + facts.recipient();
    }

    /** What it is after an attempt that ended so. */
    Owed attempted(Outcome outcome, Instant now, RetryPolicy policy, RandomGenerator random) {
        if (outcome instanceof Outcome.Sent) {
            return with(State.SENT, null, now, now, fellBack);
        }
        if (outcome instanceof Outcome.Refused refused) {
            return with(State.FAILED, refused.error(), now, now, true);
        }
        Outcome.Retry retry = (Outcome.Retry) outcome;
        Duration failing = Duration.between(facts.createdAt(), now);
        if (failing.compareTo(policy.giveUpAfter()) >= 0) {
            return with(State.FAILED, retry.error(), now, now, true);
        }
        Duration delay = policy.delay(facts.attempts().size() + 1, random);
        Duration asked = retry.after();
        Instant next = now.plus(asked == null || asked.compareTo(delay) < 0 ? delay : asked);
        boolean fallBack = fellBack || failing.compareTo(policy.fallbackAfter()) >= 0;
        return with(State.OWED, retry.error(), now, next, fallBack);
    }

    /** The same, tried later without an attempt having been made. */
    Owed postponed(Instant until) {
        return new Owed(facts, announcement, until, fellBack);
    }

    private Owed with(State state, @Nullable String error, Instant at, Instant next, boolean fallBack) {
        List<Attempt> attempts = new ArrayList<>(facts.attempts());
        if (attempts.size() >= MAX_ATTEMPTS_KEPT) {
            attempts.remove(MAX_ATTEMPTS_KEPT / 2);
        }
        attempts.add(new Attempt(at, error));
        Notification changed = new Notification(
                facts.id(),
                facts.incident(),
                facts.transition(),
                facts.channel(),
                facts.channelType(),
                facts.recipient(),
                state,
                attempts,
                facts.createdAt(),
                at);
        return new Owed(changed, announcement, next, fallBack);
    }
}
