package org.backupandmonitor.config.publishing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backupandmonitor.config.publishing.BatchPublisher.TooLargeException;
import org.backupandmonitor.contracts.Topics;

/**
 * Brings to Kafka what the outbox owes. One instance at a time, held by a lock in PostgreSQL.
 *
 * <p>Three steps, and a crash between any two of them is made good by the next round: a batch is named and that is stored; it
 * is sent in one Kafka transaction, which leaves the name in Kafka; it is noted as published. A record that Kafka never takes is
 * set aside, so that it holds nobody else up.
 */
@ApplicationScoped
public class Publishing {

    private static final int LONGEST_ROUND_SECONDS = 120;

    private final DefinitionRepository definitions;
    private final EventRepository events;
    private final BatchPublisher kafka;
    private final OversizeRecords oversize;
    private final Clock clock;

    @Inject
    Publishing(
            DefinitionRepository definitions,
            EventRepository events,
            BatchPublisher kafka,
            OversizeRecords oversize,
            Clock clock) {
        this.definitions = definitions;
        this.events = events;
        this.kafka = kafka;
        this.oversize = oversize;
        this.clock = clock;
    }

    /**
     * Publishes until nothing is owed.
     *
     * @throws BatchPublisher.PublishingException if Kafka does not take it; nothing is lost by that
     */
    public void publishAll() {
        while (QuarkusTransaction.requiringNew().timeout(LONGEST_ROUND_SECONDS).call(this::round)) {
            // again: more may have come meanwhile
        }
    }

    /** How many records wait. */
    public long outstanding() {
        return QuarkusTransaction.requiringNew().call(() -> definitions.countPending() + events.count());
    }

    /** Runs the action while nobody publishes. */
    void exclusively(Runnable action) {
        QuarkusTransaction.requiringNew().timeout(LONGEST_ROUND_SECONDS).run(() -> {
            definitions.lock();
            action.run();
        });
    }

    private boolean round() {
        definitions.lock();
        Optional<UUID> begun = events.begun();
        boolean arrived = begun.isPresent() && begun.equals(kafka.lastArrived());
        UUID id = begun.orElseGet(UUID::randomUUID);
        if (begun.isEmpty()) {
            // Stored before anything is sent, so that a crash while sending is recognized.
            QuarkusTransaction.requiringNew().run(() -> events.begin(id));
        }
        List<EventEntity> owed = events.of(id);
        List<DefinitionEntity> pending = definitions.pending();
        if (owed.isEmpty() && pending.isEmpty()) {
            return false;
        }
        List<Batch.Outgoing> records = new ArrayList<>();
        pending.forEach(one -> records.add(new Batch.Outgoing(one.topic, one.key, one.value)));
        if (!arrived) {
            owed.forEach(one -> records.add(new Batch.Outgoing(Topics.REVISIONS, one.repository, one.body)));
        }
        try {
            if (!records.isEmpty()) {
                kafka.publish(new Batch(id, records));
            }
            note(owed, pending);
            oversize.arrived(records);
        } catch (TooLargeException e) {
            setAside(e.record(), owed, pending);
        }
        return true;
    }

    private void note(List<EventEntity> owed, List<DefinitionEntity> pending) {
        definitions.readAnew();
        pending.forEach(definitions::published);
        owed.forEach(event -> events.published(event, clock.instant()));
    }

    /** Has the others go out without it. A definition is tried again with the next verification; an event is lost. */
    private void setAside(Batch.Outgoing record, List<EventEntity> owed, List<DefinitionEntity> pending) {
        definitions.readAnew();
        pending.stream()
                .filter(one -> one.topic.equals(record.topic()) && one.key.equals(record.key()))
                .forEach(definitions::setAside);
        owed.stream()
                .filter(one -> record.topic().equals(Topics.REVISIONS) && one.body.equals(record.value()))
                .forEach(events::drop);
        oversize.add(record);
    }
}
