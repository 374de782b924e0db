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

    /** Has it published again as it was read; false if it was changed meanwhile, and is published anyway. */
    boolean owe(DefinitionEntity definition, long generation) {
        return update(
                        "pending = true, generation = ?1 where topic = ?2 and key = ?3 and generation = ?4",
                        generation,
                        definition.topic,
                        definition.key,
                        definition.generation)
                > 0;
    }

    /** Owes a tombstone; false if something is wanted there by now. */
    boolean oweTombstone(String topic, String key, String project, long generation) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into config.definition (topic, key, project, value, generation, pending)
                                values (:topic, :key, :project, null, :generation, true) on conflict do nothing
                                """)
                        .setParameter("topic", topic)
                        .setParameter("key", key)
                        .setParameter("project", project)
                        .setParameter("generation", generation)
                        .executeUpdate()
                > 0;
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
