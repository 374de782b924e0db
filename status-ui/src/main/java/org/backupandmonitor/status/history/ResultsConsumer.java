package org.backupandmonitor.status.history;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.backupandmonitor.contracts.Times;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.monitor.Result;
import org.backupandmonitor.messaging.DeadLetters;
import org.backupandmonitor.messaging.Decoded;
import org.backupandmonitor.messaging.MessagingConfig;
import org.backupandmonitor.status.ingest.Patience;
import org.backupandmonitor.status.ingest.Progress;
import org.backupandmonitor.status.live.LiveUpdates;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Stores the results of each poll with one COPY; what can't be stored becomes a dead letter, and the rest goes on. */
@ApplicationScoped
class ResultsConsumer {

    private final String topic;
    private final DeadLetters deadLetters;
    private final Patience patience;
    private final Progress progress;
    private final LiveUpdates live;
    private final ResultStore store;
    private final ResultsPosition position;
    private final HistoryConfig config;
    private final Clock clock;

    ResultsConsumer(
            MessagingConfig messaging,
            DeadLetters deadLetters,
            Patience patience,
            Progress progress,
            LiveUpdates live,
            ResultStore store,
            @Identifier("results") ResultsPosition position,
            HistoryConfig config,
            Clock clock) {
        this.topic = messaging.topic(Topics.RESULTS);
        this.deadLetters = deadLetters;
        this.patience = patience;
        this.progress = progress;
        this.live = live;
        this.store = store;
        this.position = position;
        this.config = config;
        this.clock = clock;
    }

    @Incoming("results")
    @Blocking
    void consume(ConsumerRecords<String, @Nullable Decoded<Result>> records) {
        List<Storable> storable = new ArrayList<>(records.count());
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<String, @Nullable Decoded<Result>> record : records) {
            next.put(record.partition(), record.offset() + 1);
            deadLetters.readable(record).ifPresent(result -> {
                Optional<String> refused = Days.refuse(result.at(), clock.instant(), config.results());
                if (refused.isPresent()) {
                    deadLetters.add(record, refused.get(), excerpt(result));
                } else {
                    storable.add(new Storable(record, result));
                }
            });
        }
        store(storable);
        if (storable.size() < records.count()) {
            patience.until(() -> store.passed(topic, position.topicId(), next));
        }
        if (!storable.isEmpty()) {
            live.changed(Topics.RESULTS);
        }
    }

    private record Storable(ConsumerRecord<String, @Nullable Decoded<Result>> record, Result result) {
        ResultStore.Arrived arrived() {
            return new ResultStore.Arrived(record.partition(), record.offset(), result);
        }
    }

    /** One row that PostgreSQL can't hold must not keep the others out: halve until it stands alone. */
    private void store(List<Storable> storable) {
        if (storable.isEmpty()) {
            return;
        }
        AtomicInteger stored = new AtomicInteger();
        List<ResultStore.Arrived> arrived =
                storable.stream().map(Storable::arrived).toList();
        Optional<String> fault = patience.until(() -> stored.set(store.store(topic, position.topicId(), arrived)));
        progress.resultsStored(stored.get());
        if (fault.isEmpty()) {
            return;
        }
        if (storable.size() == 1) {
            Storable bad = storable.get(0);
            deadLetters.add(bad.record(), fault.get(), excerpt(bad.result()));
            return;
        }
        int middle = storable.size() / 2;
        store(storable.subList(0, middle));
        store(storable.subList(middle, storable.size()));
    }

    private static String excerpt(Result result) {
        return result.key() + " from " + result.location() + " at " + Times.utc(result.at()) + ": " + result.status();
    }
}
