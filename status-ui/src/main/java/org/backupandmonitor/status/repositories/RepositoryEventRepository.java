package org.backupandmonitor.status.repositories;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.messaging.EventMapper;

/** What became of repositories and their manifests. */
@Singleton
class RepositoryEventRepository implements PanacheRepositoryBase<RepositoryEventEntity, RepositoryEventEntity.Key> {

    /** The newest event of each type of each repository, newest first. */
    @Transactional
    List<RepositoryEvent> newestOfEachType() {
        return list("select e from RepositoryEventEntity e where e.at = (select max(n.at) from RepositoryEventEntity n"
                        + " where n.repository = e.repository and n.type = e.type) order by e.repository, e.at desc")
                .stream()
                .map(RepositoryEventRepository::event)
                .toList();
    }

    /** Newest first. */
    @Transactional
    List<RepositoryEvent> of(String repository, int most) {
        return find("repository = ?1 order by at desc", repository).page(Page.ofSize(most)).list().stream()
                .map(RepositoryEventRepository::event)
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

    private static @org.jspecify.annotations.Nullable String project(RepositoryEvent event) {
        if (event instanceof RepositoryEvent.Accepted accepted) {
            return accepted.project();
        }
        return event instanceof RepositoryEvent.Rejected rejected ? rejected.project() : null;
    }

    private static RepositoryEvent event(RepositoryEventEntity entity) {
        try {
            return EventMapper.json().readValue(entity.body, RepositoryEvent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the table repository_event holds something else than events", e);
        }
    }

    private static String json(RepositoryEvent event) {
        try {
            return EventMapper.json()
                    .writerFor(RepositoryEvent.class)
                    .writeValueAsString(event)
                    .replace("\\u0000", " ");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
