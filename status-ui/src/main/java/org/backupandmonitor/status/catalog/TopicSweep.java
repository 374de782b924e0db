package org.backupandmonitor.status.catalog;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.backupandmonitor.messaging.TopicTable;
import org.backupandmonitor.status.ingest.Handlers;
import org.backupandmonitor.status.ingest.Patience;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares what is kept of one compacted topic with what the topic holds, and mends what differs.
 *
 * <p>The consumer goes on storing meanwhile, and what it stores is newer. So the topic is read to where it ended after the
 * beginning of this, and only what the consumer has not touched since then is mended.
 */
final class TopicSweep<T> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TopicSweep.class);

    private final DocumentStore<T> store;
    private final TopicTable<T> table;
    private final DocumentRepository repository;
    private final Handlers handlers;
    private final Patience patience;
    private final Instant begin;
    private final Set<String> keptAtBegin;

    /**
     * Begins to read the topic.
     *
     * @param table of that topic, not started yet
     * @param begin now
     */
    TopicSweep(
            DocumentStore<T> store,
            TopicTable<T> table,
            DocumentRepository repository,
            Handlers handlers,
            Patience patience,
            Instant begin) {
        this.store = store;
        this.table = table;
        this.repository = repository;
        this.handlers = handlers;
        this.patience = patience;
        this.begin = begin;
        this.keptAtBegin = Set.copyOf(kept().keySet());
        table.start();
    }

    /** Whether the topic has been read to where it ended. */
    boolean caughtUp() {
        return table.caughtUp();
    }

    /** To be called once, after the topic has been read. Waits for a PostgreSQL that goes away meanwhile. */
    void run() {
        Map<String, DocumentEntity> kept = kept();
        Set<String> different = new HashSet<>(kept.keySet());
        different.addAll(table.all().keySet());
        different.removeIf(key -> same(kept.get(key), table.get(key).orElse(null)));
        AtomicInteger mended = new AtomicInteger();
        for (String key : different) {
            patience.inTransaction(() -> mended.addAndGet(mend(key) ? 1 : 0))
                    .ifPresent(error -> LOG.warnf("%s of %s %s", key, store.topic(), error));
        }
        if (mended.get() > 0) {
            LOG.infof("PostgreSQL differed from Kafka in %d keys of %s, which are mended", mended.get(), store.topic());
        }
    }

    private boolean same(@Nullable DocumentEntity kept, @Nullable T held) {
        return kept != null
                && held != null
                && DocumentRepository.value(kept, store.type())
                        .filter(held::equals)
                        .isPresent();
    }

    private boolean mend(String key) {
        DocumentEntity kept = repository.locked(store.topic(), key);
        boolean touched = kept == null ? keptAtBegin.contains(key) : !kept.changedAt.isBefore(begin);
        if (touched) {
            return false;
        }
        table.get(key)
                .ifPresentOrElse(
                        held -> handlers.store(store.topic(), key, held),
                        () -> handlers.removed(store.topic(), key, begin));
        return true;
    }

    private Map<String, DocumentEntity> kept() {
        List<DocumentEntity> documents = QuarkusTransaction.requiringNew().call(() -> repository.all(store.topic()));
        return documents.stream().collect(Collectors.toMap(document -> document.key, Function.identity()));
    }

    @Override
    public void close() {
        table.close();
    }
}
