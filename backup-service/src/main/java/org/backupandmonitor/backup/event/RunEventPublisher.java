package org.backupandmonitor.backup.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.backupandmonitor.backup.source.Excerpt;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.RunEvent;
import org.backupandmonitor.contracts.deadletter.DeadLetter;
import org.backupandmonitor.messaging.EventMapper;
import org.backupandmonitor.messaging.EventProducer;
import org.backupandmonitor.messaging.MessagingConfig;
import org.jboss.logging.Logger;

/** Sends run events to Kafka: what is owed reliably, and progress as it comes. */
@ApplicationScoped
public class RunEventPublisher {

    private static final Logger LOG = Logger.getLogger(RunEventPublisher.class);

    private static final int AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration KEPT = Duration.ofDays(7);

    /** Partition of what never reached one. */
    private static final int NOWHERE = -1;

    private final EventProducer kafka;
    private final OutboxRepository outbox;
    private final MessagingConfig config;
    private final Clock clock;

    @Inject
    RunEventPublisher(EventProducer kafka, OutboxRepository outbox, MessagingConfig config, Clock clock) {
        this.kafka = kafka;
        this.outbox = outbox;
        this.config = config;
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
                publish(row);
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

    private void publish(OutboxEntity row) throws ExecutionException, TimeoutException, InterruptedException {
        try {
            await(kafka.send(Topics.RUNS, row.key, EventMapper.json().readValue(row.payload, RunEvent.class)));
        } catch (JsonProcessingException e) {
            bury(row, e.getOriginalMessage());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause == null || !isItsOwnFault(cause)) {
                throw e;
            }
            bury(row, Excerpt.reason(cause));
        }
    }

    /** Whether Kafka will never take the event, however often it is sent. All others wait behind it. */
    private static boolean isItsOwnFault(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof SerializationException
                || failure instanceof InvalidRecordException;
    }

    /** It has no place in the topic, so the number it was owed under stands for one. */
    private void bury(OutboxEntity row, String reason)
            throws ExecutionException, TimeoutException, InterruptedException {
        LOG.errorf("%s: a run event can't be told, and becomes a dead letter: %s", row.key, reason);
        await(kafka.send(
                Topics.DEAD_LETTERS,
                config.topic(Topics.RUNS),
                new DeadLetter(
                        config.topic(Topics.RUNS),
                        NOWHERE,
                        row.id,
                        row.key,
                        config.componentName(),
                        "it could not be sent: " + reason,
                        Excerpt.cut(row.payload, DeadLetter.MAX_EXCERPT - 3),
                        clock.instant())));
    }

    private static void await(CompletableFuture<Void> sent)
            throws ExecutionException, TimeoutException, InterruptedException {
        sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Since when the event that has waited longest is owed; empty if Kafka has them all. */
    @Transactional
    public Optional<Instant> owedSince() {
        return outbox.oldestOwed();
    }

    @Scheduled(every = "6h", delayed = "10m")
    @Transactional
    void forgetPublished() {
        outbox.deletePublishedBefore(clock.instant().minus(KEPT));
    }
}
