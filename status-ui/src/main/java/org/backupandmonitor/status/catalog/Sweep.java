package org.backupandmonitor.status.catalog;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backupandmonitor.messaging.Definitions;
import org.backupandmonitor.status.ingest.Handlers;
import org.backupandmonitor.status.ingest.Patience;

/**
 * Makes PostgreSQL agree with the compacted topics again, after each start and each time PostgreSQL comes back. Kafka's
 * committed offset does not tell what PostgreSQL holds: it may have been restored from a backup, or have failed over to a
 * server that lacks the newest transactions, and of what was removed long ago even the tombstones are gone.
 */
@Singleton
class Sweep {

    private final Definitions definitions;
    private final List<DocumentStore<?>> stores;
    private final DocumentRepository repository;
    private final Handlers handlers;
    private final Patience patience;
    private final Clock clock;
    private final List<TopicSweep<?>> going = new CopyOnWriteArrayList<>();
    private volatile boolean due = true;

    Sweep(
            Definitions definitions,
            @All List<DocumentStore<?>> stores,
            DocumentRepository repository,
            Handlers handlers,
            Patience patience,
            Clock clock) {
        this.definitions = definitions;
        this.stores = stores;
        this.repository = repository;
        this.handlers = handlers;
        this.patience = patience;
        this.clock = clock;
    }

    void onRecovered(@Observes Patience.Recovered event) {
        due = true;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        if (due) {
            begin();
        }
        for (TopicSweep<?> topic : going) {
            if (topic.caughtUp()) {
                topic.run();
                going.remove(topic);
                topic.close();
            }
        }
    }

    private void begin() {
        due = false;
        end();
        try {
            Instant now = clock.instant();
            stores.forEach(store -> going.add(begin(store, now)));
        } catch (RuntimeException e) {
            due = true;
            throw e;
        }
    }

    private <T> TopicSweep<T> begin(DocumentStore<T> store, Instant now) {
        return new TopicSweep<>(
                store, definitions.table(store.topic(), store.type()), repository, handlers, patience, now);
    }

    private void end() {
        going.forEach(TopicSweep::close);
        going.clear();
    }

    void onStop(@Observes ShutdownEvent event) {
        end();
    }
}
