package org.backupandmonitor.config.publishing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps what the compacted topics must hold. */
@Singleton
class DefinitionRepository implements PanacheRepositoryBase<DefinitionEntity, DefinitionEntity.Key> {

    /** Held while publishing; the number means nothing but must never change. */
    private static final long LOCK = 0x62616d_636f6e66L;

    List<DefinitionEntity> ofProject(String project) {
        return list("project", project);
    }

    List<DefinitionEntity> pending() {
        return list("pending = true order by topic, key");
    }

    long countPending() {
        return count("pending = true");
    }

    Map<String, DefinitionEntity> ofTopic(String topic) {
        return list("topic", topic).stream().collect(Collectors.toMap(entity -> entity.key, Function.identity()));
    }

    long nextGeneration() {
        return ((Number) getEntityManager()
                        .createNativeQuery("select nextval('config.definition_generation')")
                        .getSingleResult())
                .longValue();
    }

    /** Remembers that the record is on its topic as it was read; a newer change stays pending. */
    void published(DefinitionEntity definition) {
        if (definition.value == null) {
            delete(
                    "topic = ?1 and key = ?2 and generation = ?3",
                    definition.topic,
                    definition.key,
                    definition.generation);
        } else {
            setAside(definition);
        }
    }

    /** Has it published no more as it was read; a newer change stays pending. */
    void setAside(DefinitionEntity definition) {
        update(
                "pending = false where topic = ?1 and key = ?2 and generation = ?3",
                definition.topic,
                definition.key,
                definition.generation);
    }

    /** Waits until nobody else publishes, and keeps it so until the end of the transaction. */
    void lock() {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /** Has the next query see what others changed since. */
    void readAnew() {
        getEntityManager().clear();
    }

    Set<String> knownProjects() {
        Set<String> known = new HashSet<>();
        for (Object name : getEntityManager()
                .createNativeQuery("select name from config.project")
                .getResultList()) {
            known.add(String.valueOf(name));
        }
        return known;
    }
}
