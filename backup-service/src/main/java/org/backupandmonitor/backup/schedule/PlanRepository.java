package org.backupandmonitor.backup.schedule;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Queries on {@code plan}. */
@ApplicationScoped
class PlanRepository implements PanacheRepositoryBase<PlanEntity, String> {

    /**
     * The plan; held until the end of the transaction, since a row is written as a whole: what a run that ends and a
     * definition that changes say of it must not undo each other.
     */
    Optional<PlanEntity> hold(String key) {
        return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE);
    }

    List<PlanEntity> dueAmong(Collection<String> keys, Instant now) {
        return list("key in ?1 and nextRunAt <= ?2", Sort.by("nextRunAt"), keys, now);
    }

    List<PlanEntity> dueBefore(Instant time) {
        return list("nextRunAt < ?1", Sort.by("nextRunAt"), time);
    }

    long plannedAmong(Collection<String> keys) {
        return count("key in ?1 and nextRunAt is not null", keys);
    }
}
