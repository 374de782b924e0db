package org.backupandmonitor.backup.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.messaging.EventMapper;

/**
 * Events that Kafka is owed: stored together with what they tell, published after, at least once and in order. So neither a
 * crash nor a Kafka that is away loses one.
 */
@ApplicationScoped
public class Outbox {

    private final OutboxRepository repository;
    private final Clock clock;

    @Inject
    Outbox(OutboxRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Must be called in the transaction that stores what the event tells. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void owe(RunEvent event) {
        OutboxEntity row = new OutboxEntity();
        row.key = event.key();
        row.payload = json(event);
        row.createdAt = clock.instant();
        repository.persist(row);
    }

    private static String json(RunEvent event) {
        try {
            return EventMapper.json().writerFor(RunEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run event can always be written", e);
        }
    }
}
