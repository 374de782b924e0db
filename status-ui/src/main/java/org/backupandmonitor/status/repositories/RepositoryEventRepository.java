package org.backupandmonitor.status.repositories;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.messaging.EventMapper;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What became of repositories and their manifests. */
@Singleton
class RepositoryEventRepository implements PanacheRepositoryBase<RepositoryEventEntity, RepositoryEventEntity.Key> {

    private static final Logger LOG = Logger.getLogger(RepositoryEventRepository.class);

    /**
     * The newest event of each type of each repository.
     *
     * <p>Steps through the index from one pair of repository and type to the next, since there are few pairs and many
     * events: {@code distinct on} would read all of them.
     */
    @Transactional
    @SuppressWarnings("unchecked") // a native query with an entity class gives that entity
    List<RepositoryEvent> newestOfEachType() {
        String sql = "with recursive pair as ("
                + "  (select repository, type from status.repository_event order by repository, type limit 1)"
                + "  union all"
                + "  select n.repository, n.type from pair cross join lateral (select e.repository, e.type"
                + "    from status.repository_event e where (e.repository, e.type) > (pair.repository, pair.type)"
                + "    order by e.repository, e.type limit 1) n)"
                + " select newest.* from pair cross join lateral (select * from status.repository_event e"
                + "   where e.repository = pair.repository and e.type = pair.type order by e.at desc limit 1) newest";
        List<RepositoryEventEntity> rows = getEntityManager()
                .createNativeQuery(sql, RepositoryEventEntity.class)
                .getResultList();
        return rows.stream().flatMap(entity -> event(entity).stream()).toList();
    }

    void keep(RepositoryEvent event) {
        RepositoryEventEntity entity = new RepositoryEventEntity();
        entity.repository = event.repository();
        entity.at = event.at().truncatedTo(ChronoUnit.MICROS);
        entity.type = event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        entity.project = project(event);
        entity.body = json(event);
        getEntityManager().merge(entity);
    }

    private static @Nullable String project(RepositoryEvent event) {
        if (event instanceof RepositoryEvent.Accepted accepted) {
            return accepted.project();
        }
        return event instanceof RepositoryEvent.Rejected rejected ? rejected.project() : null;
    }

    /** One row that can't be read must not hide all other repositories. */
    private static Optional<RepositoryEvent> event(RepositoryEventEntity entity) {
        try {
            return Optional.of(EventMapper.json().readValue(entity.body, RepositoryEvent.class));
        } catch (JsonProcessingException e) {
            LOG.errorf(
                    "The row of repository_event (%s, %s, %s) can't be read and is left out: %s",
                    entity.repository, entity.at, entity.type, e.getOriginalMessage());
            return Optional.empty();
        }
    }

    private static String json(RepositoryEvent event) {
        try {
            return EventMapper.json().writerFor(RepositoryEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
