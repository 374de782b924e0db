package org.backupandmonitor.backup.run;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Queries on {@code owed_retention}. */
@ApplicationScoped
class OwedRetentionRepository implements PanacheRepositoryBase<OwedRetentionEntity, OwedRetentionEntity.Id> {

    void owe(OwedRetentionEntity.Id id, String labels, String keep, Instant now) {
        getEntityManager()
                .createNativeQuery("insert into backup.owed_retention as owed"
                        + " (vault, project, backup, labels, keep, owed_since, times)"
                        + " values (:vault, :project, :backup, :labels, :keep, :now, 1)"
                        + " on conflict (vault, project, backup) do update"
                        + " set labels = excluded.labels, keep = excluded.keep, times = owed.times + 1")
                .setParameter("vault", id.vault())
                .setParameter("project", id.project())
                .setParameter("backup", id.backup())
                .setParameter("labels", labels)
                .setParameter("keep", keep)
                .setParameter("now", now)
                .executeUpdate();
    }

    List<OwedRetentionEntity> ofProject(String project) {
        return list("id.project", Sort.by("owedSince"), project);
    }

    List<OwedRetentionEntity> owedBefore(Instant time) {
        return list("owedSince < ?1", Sort.by("owedSince"), time);
    }

    /** Keeps what was owed anew meanwhile. */
    void settle(OwedRetentionEntity.Id id, int times) {
        delete(
                "id.vault = ?1 and id.project = ?2 and id.backup = ?3 and times = ?4",
                id.vault(),
                id.project(),
                id.backup(),
                times);
    }
}
