package org.backupandmonitor.status.ingest;

import java.time.Instant;

/**
 * Keeps the events of one topic. Each is a CDI bean; a topic gets as many as there are features that want its events.
 *
 * <p>Called within a transaction, from one thread. The same record may come again, after a crash or a rebalance: storing
 * it twice must leave what storing it once leaves.
 *
 * @param <T> the topic's record type
 */
public interface EventHandler<T> {

    /** Name of the topic without prefix, from {@code Topics}. */
    String topic();

    void store(String key, T event);

    /**
     * The key was removed from a compacted topic.
     *
     * @param at when; the time of finding it gone where nobody can say
     */
    default void removed(String key, Instant at) {}
}
