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

    /** The newest event of each type of each repository, newest first. */
    @Transactional
    List<RepositoryEvent> newestOfEachType() {
        return list("select e from RepositoryEventEntity e where e.at = (select max(n.at) from RepositoryEventEntity n"
                        + " where n.repository = e.repository and n.type = e.type) order by e.repository, e.at desc")
                .stream()
                .flatMap(entity -> event(entity).stream())
                .toList();
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
