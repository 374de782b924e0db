package org.backupandmonitor.backup.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.messaging.EventMapper;
import org.backupandmonitor.messaging.EventProducer;
import org.jboss.logging.Logger;

/** Sends run events to Kafka: what is owed reliably, and progress as it comes. */
@ApplicationScoped
public class RunEventPublisher {

    private static final Logger LOG = Logger.getLogger(RunEventPublisher.class);

    private static final int AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration KEPT = Duration.ofDays(7);

    private final EventProducer kafka;
    private final OutboxRepository outbox;
    private final Clock clock;

    @Inject
    RunEventPublisher(EventProducer kafka, OutboxRepository outbox, Clock clock) {
        this.kafka = kafka;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Progress is news for a moment only: if it can't be sent, the next one will be. */
    public void progress(RunEvent.Progress progress) {
        kafka.send(Topics.RUNS, progress.key(), progress).whenComplete((sent, failure) -> {
            if (failure != null) {
                LOG.debugf("progress was not sent: %s", failure.getMessage());
            }
        });
    }

    /** Publishes what is owed, if no other instance does so at the moment. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    public void publishOwed() {
        if (!outbox.becomePublisher()) {
            return;
        }
        for (OutboxEntity row : outbox.owed(AT_ONCE)) {
            try {
                kafka.send(Topics.RUNS, row.key, event(row.payload)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                // What was sent so far counts as published; the rest stays owed, in order.
                LOG.warnf("%d run events wait for Kafka: %s", outbox.owed(), e.getMessage());
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            row.publishedAt = clock.instant();
        }
    }

    @Scheduled(every = "6h", delayed = "10m")
    @Transactional
    void forgetPublished() {
        outbox.deletePublishedBefore(clock.instant().minus(KEPT));
    }

    private static RunEvent event(String payload) {
        try {
            return EventMapper.json().readValue(payload, RunEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an owed event can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
