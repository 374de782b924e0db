package org.backupandmonitor.backup.schedule;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Queries on {@code plan}. */
@ApplicationScoped
class PlanRepository implements PanacheRepositoryBase<PlanEntity, String> {

    List<PlanEntity> dueAmong(Collection<String> keys, Instant now) {
        return list("key in ?1 and nextRunAt <= ?2", Sort.by("nextRunAt"), keys, now);
    }

    long plannedAmong(Collection<String> keys) {
        return count("key in ?1 and nextRunAt is not null", keys);
    }
}
