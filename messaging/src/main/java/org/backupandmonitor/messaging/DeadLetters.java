package org.backupandmonitor.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where records go that nobody could read, so that people see them and no consumer stops. Thread-safe. */
@Singleton
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final EventProducer producer;
    private final MessagingConfig config;
    private final Clock clock = Clock.systemUTC();

    @Inject
    DeadLetters(EventProducer producer, MessagingConfig config) {
        this.producer = producer;
        this.config = config;
    }

    /** The record's event; empty for a tombstone, and for an unreadable record, which then becomes a dead letter. */
    public <T> Optional<T> readable(ConsumerRecord<String, @Nullable Decoded<T>> record) {
        Decoded<T> decoded = record.value();
        if (decoded instanceof Decoded.Event<T> event) {
            return Optional.of(event.value());
        }
        if (decoded instanceof Decoded.Unreadable<T> unreadable) {
            add(record, unreadable.error(), unreadable.excerpt());
        }
        return Optional.empty();
    }

    /** Adds a record that could be read but makes no sense to its reader. */
    public void add(ConsumerRecord<String, ?> record, String error, String excerpt) {
        LOG.warnf(
                "%s, partition %d, offset %d: %s (now in %s)",
                record.topic(), record.partition(), record.offset(), error, config.topic(Topics.DEAD_LETTERS));
        DeadLetter letter = new DeadLetter(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                config.componentName(),
                error,
                excerpt,
                clock.instant());
        producer.send(Topics.DEAD_LETTERS, record.topic(), letter).whenComplete((sent, failure) -> {
            if (failure != null) {
                LOG.errorf(
                        "%s, partition %d, offset %d: could not be put into %s: %s",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        config.topic(Topics.DEAD_LETTERS),
                        failure.getMessage());
            }
        });
    }
}
