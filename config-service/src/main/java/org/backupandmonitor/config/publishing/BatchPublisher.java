package org.backupandmonitor.config.publishing;

import java.util.Optional;
import java.util.UUID;

/** Sends batches to Kafka. Used by one thread at a time. */
interface BatchPublisher {

    /**
     * Sends all records of the batch, or none that a {@code read_committed} consumer would see.
     *
     * @throws PublishingException if Kafka did not confirm; the batch may nevertheless have arrived
     */
    void publish(Batch batch);

    /**
     * The batch that arrived last, as far as Kafka remembers.
     *
     * @throws PublishingException if Kafka did not answer
     */
    Optional<UUID> lastArrived();

    /** Kafka did not do what it was asked to; worth another try. */
    final class PublishingException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        PublishingException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
