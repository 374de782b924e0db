package org.backupandmonitor.alert.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Tells Kafka what was read, once nothing of it can be lost any more: what is neither stored nor on Kafka would go with this
 * process, so it has to be read again. Belongs to the judging thread.
 */
final class Commits {

    private static final Logger LOG = Logger.getLogger(Commits.class);
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final BooleanSupplier nothingToLose;
    private Instant last = Instant.MIN;

    /** @param nothingToLose whether all that came of what was read is stored and on Kafka */
    Commits(BooleanSupplier nothingToLose) {
        this.nothingToLose = nothingToLose;
    }

    /** Once in a while, without waiting for an answer. */
    void whenDue(KafkaConsumer<?, ?> consumer, Instant now) {
        if (!now.isBefore(last.plus(BETWEEN)) && nothingToLose.getAsBoolean()) {
            last = now;
            consumer.commitAsync();
        }
    }

    /** Before somebody else goes on reading from there. */
    void atOnce(KafkaConsumer<?, ?> consumer) {
        if (!nothingToLose.getAsBoolean()) {
            return;
        }
        try {
            consumer.commitSync(LONGEST);
        } catch (KafkaException e) {
            LOG.warnf("could not tell Kafka what was read; it will be read again: %s", e.getMessage());
        }
    }

    /** Our own clock was set back. */
    void setBack() {
        last = Instant.MIN;
    }
}
