package org.backupandmonitor.backup.run;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Queries on {@code demand}. */
@ApplicationScoped
class DemandRepository implements PanacheRepositoryBase<DemandEntity, String> {

    /** False if it was asked before. */
    boolean add(DemandEntity demand) {
        return getEntityManager()
                        .createNativeQuery("insert into backup.demand"
                                + " (command_id, backup_key, kind, requested_by, accept_deletions, asked_at)"
                                + " values (:id, :key, :kind, :by, :accept, :at) on conflict do nothing")
                        .setParameter("id", demand.id)
                        .setParameter("key", demand.key)
                        .setParameter("kind", demand.kind.name())
                        .setParameter("by", demand.requestedBy)
                        .setParameter("accept", demand.acceptDeletions)
                        .setParameter("at", demand.askedAt)
                        .executeUpdate()
                == 1;
    }

    List<DemandEntity> openAmong(Collection<String> keys) {
        return list("run is null and key in ?1", Sort.by("askedAt"), keys);
    }

    long deleteAskedBefore(Instant time) {
        return delete("askedAt < ?1", time);
    }
}
