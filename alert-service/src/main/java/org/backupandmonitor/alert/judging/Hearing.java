package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether Kafka can be heard: it may be out of reach, or answer while nothing comes from it. On the judging thread only. */
final class Hearing {

    /** Our own heartbeats come back to us; if nothing at all comes for so long, Kafka answers but we hear nothing. */
    private static final Duration DEAF = Duration.ofSeconds(60);

    /**
     * Kafka can't be heard.
     *
     * @param problem why, as part of a sentence
     * @param since when it was heard last
     */
    record Loss(String problem, Instant since) {}

    private final KafkaPulse pulse;
    private final Duration grace;
    private Instant lastRecord;

    /** @param grace how long Kafka may be out of reach */
    Hearing(KafkaPulse pulse, Duration grace, Instant now) {
        this.pulse = pulse;
        this.grace = grace;
        this.lastRecord = now;
    }

    /** Something came, or nothing could be expected to come. */
    void heard(Instant now) {
        lastRecord = now;
    }

    /** Our clock was set back to this time. */
    void setBack(Instant now) {
        lastRecord = now;
        pulse.setBack(now);
    }

    /** Why Kafka can't be heard; empty if it can. */
    Optional<Loss> loss(Instant now) {
        Instant answered = pulse.lastAnswer();
        if (now.isAfter(answered.plus(grace))) {
            return Optional.of(new Loss(pulse.problem(), answered));
        }
        return now.isAfter(lastRecord.plus(DEAF))
                ? Optional.of(new Loss("it answers, but not even our own heartbeats come back", lastRecord))
                : Optional.empty();
    }
}
