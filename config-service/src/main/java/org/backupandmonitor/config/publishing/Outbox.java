package org.backupandmonitor.config.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.messaging.EventMapper;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka is owed. Everything here joins the caller's database transaction: what is decided and what is owed because of it are
 * stored together or not at all. Publishing follows when that transaction is committed.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Outbox {

    /** Told inside the transaction that owes something. */
    public record Owed() {}

    private final DefinitionRepository definitions;
    private final EventRepository events;
    private final Event<Owed> owed;

    @Inject
    Outbox(DefinitionRepository definitions, EventRepository events, Event<Owed> owed) {
        this.definitions = definitions;
        this.events = events;
        this.owed = owed;
    }

    /**
     * From now on these are all definitions of the project: what it had beside them becomes a tombstone.
     *
     * @param wanted by topic (without prefix) and key
     */
    public void replace(String project, Map<String, Map<String, Object>> wanted) {
        long generation = definitions.nextGeneration();
        Map<DefinitionEntity.Key, DefinitionEntity> present = new java.util.HashMap<>();
        definitions.ofProject(project).forEach(entity -> present.put(key(entity), entity));
        Set<DefinitionEntity.Key> kept = new HashSet<>();
        wanted.forEach((topic, records) -> records.forEach((key, value) -> {
            DefinitionEntity.Key where = new DefinitionEntity.Key(topic, key);
            kept.add(where);
            DefinitionEntity entity = present.get(where);
            if (entity == null) {
                entity = new DefinitionEntity();
                entity.topic = topic;
                entity.key = key;
                entity.project = project;
                set(entity, json(value), generation);
                definitions.persist(entity);
            } else {
                set(entity, json(value), generation);
            }
        }));
        present.forEach((where, entity) -> {
            if (!kept.contains(where)) {
                set(entity, null, generation);
            }
        });
        owed.fire(new Owed());
    }

    /** Ends the project: all its definitions become tombstones. */
    public void end(String project) {
        replace(project, Map.of());
    }

    /** Has the event published once. */
    public void event(RepositoryEvent event, @Nullable Long revision) {
        EventEntity entity = new EventEntity();
        entity.repository = key(event);
        entity.revision = revision;
        entity.body = json(event);
        events.persist(entity);
        owed.fire(new Owed());
    }

    /** Whether exactly these definitions are what the project has already. */
    public boolean holds(String project, Map<String, Map<String, Object>> wanted) {
        List<DefinitionEntity> present = definitions.ofProject(project);
        long count = wanted.values().stream().mapToLong(Map::size).sum();
        return count == present.size()
                && present.stream().allMatch(entity -> {
                    Object value = wanted.getOrDefault(entity.topic, Map.of()).get(entity.key);
                    return value != null && entity.value != null && sameJson(json(value), entity.value);
                });
    }

    /** What the topic must hold for the project, as JSON by key. */
    public List<String> values(String project, String topic) {
        return definitions
                .list("project = ?1 and topic = ?2 and value is not null order by key", project, topic)
                .stream()
                .map(entity -> java.util.Objects.requireNonNull(entity.value))
                .toList();
    }

    /** What tells of a part of a repository comes behind what told of the repository before. */
    private static String key(RepositoryEvent event) {
        int part = event.repository().indexOf('/');
        return part < 0 ? event.repository() : event.repository().substring(0, part);
    }

    private static DefinitionEntity.Key key(DefinitionEntity entity) {
        return new DefinitionEntity.Key(entity.topic, entity.key);
    }

    private static void set(DefinitionEntity entity, @Nullable String value, long generation) {
        entity.value = value;
        entity.generation = generation;
        entity.pending = true;
    }

    /** The order of keys says nothing, and differs from one run to the next where a map has none. */
    private static boolean sameJson(String one, String other) {
        try {
            return EventMapper.json().readTree(one).equals(EventMapper.json().readTree(other));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored as JSON is none", e);
        }
    }

    private static String json(Object value) {
        try {
            // The event's own interface carries the type; written as its record class it would be lost.
            return value instanceof RepositoryEvent
                    ? EventMapper.json().writerFor(RepositoryEvent.class).writeValueAsString(value)
                    : EventMapper.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a " + value.getClass().getSimpleName() + " can't be written as JSON", e);
        }
    }
}
