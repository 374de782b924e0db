package org.backupandmonitor.status.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.backupandmonitor.messaging.EventMapper;
import org.backupandmonitor.status.ingest.EventHandler;

/**
 * Keeps the newest record of each key of one compacted topic.
 *
 * @param <T> the topic's record type
 */
sealed class DocumentStore<T> implements EventHandler<T>
        permits CatalogHandlers.Projects, CatalogHandlers.Monitors, CatalogHandlers.Backups, CatalogHandlers.Statuses {

    private final String topic;
    private final Class<T> type;
    private final Function<T, String> project;
    private final DocumentRepository repository;
    private final Clock clock;

    DocumentStore(
            String topic, Class<T> type, Function<T, String> project, DocumentRepository repository, Clock clock) {
        this.topic = topic;
        this.type = type;
        this.project = project;
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return topic;
    }

    Class<T> type() {
        return type;
    }

    @Override
    public void store(String key, T event) {
        try {
            String body = EventMapper.json().writeValueAsString(event);
            repository.put(topic, key, project.apply(event), body, clock.instant());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public void removed(String key, Instant at) {
        repository.remove(topic, key);
    }
}
