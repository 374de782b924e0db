package org.backupandmonitor.status.liveness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backupandmonitor.contracts.heartbeat.Heartbeat;
import org.backupandmonitor.messaging.EventMapper;

/** The newest heartbeat of every instance. */
@Singleton
public class ComponentRepository implements PanacheRepositoryBase<ComponentEntity, String> {

    private static final TypeReference<Map<String, Long>> WORK = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    @Transactional
    public List<Heartbeat> heartbeats() {
        return list("order by component, location, instance").stream()
                .map(ComponentRepository::heartbeat)
                .toList();
    }

    /**
     * Keeps it unless a newer one is known. One of a time that has not come yet is not newer: it was kept before the clock
     * was set back.
     */
    void keep(Heartbeat heartbeat, Instant now) {
        ComponentEntity before = findById(heartbeat.instance());
        if (before != null && before.at.isAfter(heartbeat.at()) && !before.at.isAfter(now)) {
            return;
        }
        ComponentEntity entity = before == null ? new ComponentEntity() : before;
        entity.instance = heartbeat.instance();
        entity.component = heartbeat.component();
        entity.location = heartbeat.location();
        entity.sequence = heartbeat.sequence();
        entity.startedAt = heartbeat.startedAt();
        entity.at = heartbeat.at();
        entity.intervalMillis = heartbeat.interval().toMillis();
        entity.leaving = heartbeat.leaving();
        entity.work = json(heartbeat.work());
        entity.kinds = json(heartbeat.kinds());
        entity.problems = json(heartbeat.problems());
        entity.version = heartbeat.version();
        if (before == null) {
            persist(entity);
        }
    }

    private static Heartbeat heartbeat(ComponentEntity entity) {
        return new Heartbeat(
                entity.instance,
                entity.component,
                entity.location,
                entity.sequence,
                entity.startedAt,
                entity.at,
                Duration.ofMillis(entity.intervalMillis),
                entity.leaving,
                parse(entity.work, WORK),
                parse(entity.kinds, TEXTS),
                parse(entity.problems, TEXTS),
                entity.version);
    }

    private static String json(Object value) {
        try {
            return EventMapper.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static <T> T parse(String json, TypeReference<T> type) {
        try {
            return EventMapper.json().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table component holds something else than JSON", e);
        }
    }
}
