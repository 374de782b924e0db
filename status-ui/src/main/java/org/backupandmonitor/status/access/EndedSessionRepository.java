package org.backupandmonitor.status.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Which sessions were ended by hand. */
@Singleton
class EndedSessionRepository implements PanacheRepositoryBase<EndedSessionEntity, String> {

    @Transactional
    void add(Session session) {
        EndedSessionEntity entity = new EndedSessionEntity();
        entity.id = session.id();
        entity.ends = session.ends();
        getEntityManager().merge(entity);
    }

    /** By id, when each would have ended anyway; forgets those that would have by now. */
    @Transactional
    Map<String, Instant> after(Instant now) {
        delete("ends < ?1", now);
        return listAll().stream().collect(Collectors.toMap(entity -> entity.id, entity -> entity.ends));
    }
}
