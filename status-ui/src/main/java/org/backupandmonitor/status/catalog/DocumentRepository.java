package org.backupandmonitor.status.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.messaging.EventMapper;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The newest records of compacted topics. */
@Singleton
class DocumentRepository implements PanacheRepositoryBase<DocumentEntity, DocumentEntity.Key> {

    private static final Logger LOG = Logger.getLogger(DocumentRepository.class);

    void put(String topic, String key, String project, String body, Instant now) {
        DocumentEntity document = new DocumentEntity();
        document.topic = topic;
        document.key = key;
        document.project = project;
        document.body = body;
        document.changedAt = now;
        getEntityManager().merge(document);
    }

    void remove(String topic, String key) {
        delete("topic = ?1 and key = ?2", topic, key);
    }

    List<DocumentEntity> all(String topic) {
        return list("topic = ?1 order by key", topic);
    }

    List<DocumentEntity> ofProject(String topic, String project) {
        return list("topic = ?1 and project = ?2 order by key", topic, project);
    }

    /** The document, which nobody else changes before this transaction ends; null if there is none. */
    @Nullable
    DocumentEntity locked(String topic, String key) {
        return findById(new DocumentEntity.Key(topic, key), LockModeType.PESSIMISTIC_WRITE);
    }

    /** Empty for one that can't be read: it counts as never heard of, and hides none of the others. */
    static <T> Optional<T> value(DocumentEntity document, Class<T> type) {
        try {
            return Optional.of(EventMapper.json().readValue(document.body, type));
        } catch (JsonProcessingException e) {
            LOG.errorf(
                    "The document %s of %s in PostgreSQL can't be read and is left out: %s",
                    document.key, document.topic, e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
