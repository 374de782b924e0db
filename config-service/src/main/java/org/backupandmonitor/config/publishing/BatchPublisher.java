package org.backupandmonitor.config.publishing;

import java.util.Optional;
import java.util.UUID;

/** Sends batches to Kafka. Used by one thread at a time. */
interface BatchPublisher {

    /**
     * Sends all records of the batch, or none that a {@code read_committed} consumer would see.
     *
     * @throws PublishingException if Kafka did not confirm; the batch may nevertheless have arrived
     * @throws TooLargeException if one of the records is larger than Kafka takes; nothing of the batch arrived
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

    /** A record is larger than Kafka takes; another try would end the same. */
    final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Batch.Outgoing record;

        TooLargeException(Batch.Outgoing record, Throwable cause) {
            super("a record of " + record.topic() + " is larger than Kafka takes", cause);
            this.record = record;
        }

        Batch.Outgoing record() {
            return record;
        }
    }
}
