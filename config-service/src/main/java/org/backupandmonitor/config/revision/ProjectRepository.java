package org.backupandmonitor.config.revision;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps who owns which project. */
@Singleton
class ProjectRepository implements PanacheRepositoryBase<ProjectEntity, String> {

    /** Held while a verdict is stored, so that two repositories can't claim one project at once. */
    private static final long LOCK = 0x62616d_70726f6aL;

    List<ProjectEntity> ofRepository(String repository) {
        return list("repository = ?1 order by name", repository);
    }

    void lock() {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(:lock)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }
}
