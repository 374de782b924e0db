package org.backupandmonitor.backup.run;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Queries on {@code run}. */
@ApplicationScoped
class RunRepository implements PanacheRepositoryBase<RunEntity, String> {

    /** The run if it has not ended; held until the end of the transaction, so that it ends once. */
    Optional<RunEntity> findOpen(String id) {
        return find("id = ?1 and endedAt is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    long deleteEndedBefore(Instant time) {
        return delete("endedAt < ?1", time);
    }

    List<RunEntity> newest(String key, int atMost) {
        return find("key", Sort.descending("startedAt"), key).page(0, atMost).list();
    }
}
