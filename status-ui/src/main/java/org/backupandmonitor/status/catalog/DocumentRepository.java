package org.backupandmonitor.status.catalog;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The newest records of compacted topics. */
@Singleton
class DocumentRepository implements PanacheRepositoryBase<DocumentEntity, DocumentEntity.Key> {

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

    /** Removes every key that is not among these and has not changed since. */
    long removeOthers(String topic, Collection<String> keys, Instant unchangedSince) {
        return keys.isEmpty()
                ? delete("topic = ?1 and changedAt < ?2", topic, unchangedSince)
                : delete("topic = ?1 and changedAt < ?2 and key not in ?3", topic, unchangedSince, keys);
    }
}
