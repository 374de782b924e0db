package org.backupandmonitor.config.publishing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps what the compacted topics must hold. */
@Singleton
class DefinitionRepository implements PanacheRepositoryBase<DefinitionEntity, DefinitionEntity.Key> {

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
            update(
                    "pending = false where topic = ?1 and key = ?2 and generation = ?3",
                    definition.topic,
                    definition.key,
                    definition.generation);
        }
    }
}
