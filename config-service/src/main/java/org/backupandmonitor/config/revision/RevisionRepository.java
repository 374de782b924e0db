package org.backupandmonitor.config.revision;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Keeps verdicts. */
@Singleton
class RevisionRepository implements PanacheRepository<RevisionEntity> {

    Optional<RevisionEntity> newestOf(String repository) {
        return find("repository", Sort.descending("id"), repository).firstResultOptional();
    }

    Optional<RevisionEntity> newestOf(String repository, String project) {
        return find("repository = ?1 and project = ?2", Sort.descending("id"), repository, project)
                .firstResultOptional();
    }

    List<RevisionEntity> newestOfProject(String project, int count) {
        return find("project", Sort.descending("id"), project).page(0, count).list();
    }

    /** Drops the oldest of a repository; never one that is in force or unpublished. */
    void keepNewest(String repository, int count) {
        getEntityManager()
                .createNativeQuery("""
                        delete from config.revision where repository = :repository and published_at is not null
                          and id not in (select id from config.revision where repository = :repository order by id desc limit :count)
                          and id not in (select revision from config.project)
                        """)
                .setParameter("repository", repository)
                .setParameter("count", count)
                .executeUpdate();
    }
}
