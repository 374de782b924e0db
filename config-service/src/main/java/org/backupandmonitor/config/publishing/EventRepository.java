package org.backupandmonitor.config.publishing;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the repository events that are still to be published. */
@Singleton
class EventRepository implements PanacheRepository<EventEntity> {

    /** The batch that was begun and whose end nobody noted. */
    Optional<UUID> begun() {
        return find("batch is not null").firstResultOptional().map(event -> event.batch);
    }

    /** Puts everything that waits into a batch; how many that is. */
    int begin(UUID batch) {
        return update("batch = ?1 where batch is null", batch);
    }

    List<EventEntity> of(UUID batch) {
        return list("batch = ?1 order by id", batch);
    }

    /** Remembers that the event reached Kafka. */
    void published(EventEntity event, Instant now) {
        if (event.revision != null) {
            getEntityManager()
                    .createNativeQuery("update config.revision set published_at = :now where id = :id")
                    .setParameter("now", now)
                    .setParameter("id", event.revision)
                    .executeUpdate();
        }
        drop(event);
    }

    /** Has it published no more. */
    void drop(EventEntity event) {
        delete("id", event.id);
    }
}
