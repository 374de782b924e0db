package org.backupandmonitor.backup.run;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Queries on {@code owed_aside}. */
@ApplicationScoped
class OwedAsideRepository implements PanacheRepositoryBase<OwedAsideEntity, OwedAsideEntity.Id> {

    /** Whoever got no answer may owe it again. */
    void owe(OwedAsideEntity.Id id, boolean empty) {
        getEntityManager()
                .createNativeQuery("insert into backup.owed_aside (vault, project, snapshot, empty)"
                        + " values (:vault, :project, :snapshot, :empty) on conflict do nothing")
                .setParameter("vault", id.vault())
                .setParameter("project", id.project())
                .setParameter("snapshot", id.snapshot())
                .setParameter("empty", empty)
                .executeUpdate();
    }

    List<OwedAsideEntity> ofVault(String vault, String project) {
        return list("id.vault = ?1 and id.project = ?2", vault, project);
    }
}
