package org.backupandmonitor.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** So many records are remembered as reported: compacted topics are read from their beginning again and again. */
    private static final int REMEMBERED = 10_000;

    /** A record; the time tells it from one that stands there after the topic was made anew. */
    private record Place(String topic, int partition, long offset, long timestamp) {}

    private final EventProducer producer;
    private final MessagingConfig config;
    private final Clock clock = Clock.systemUTC();
    private final Map<Place, Boolean> reported = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

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

    /** Adds a record that could be read but makes no sense to its reader; once, however often this process reads it. */
    public void add(ConsumerRecord<String, ?> record, String error, String excerpt) {
        Place place = new Place(record.topic(), record.partition(), record.offset(), record.timestamp());
        synchronized (reported) {
            if (reported.putIfAbsent(place, true) != null) {
                return;
            }
        }
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
                synchronized (reported) {
                    reported.remove(place);
                }
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
