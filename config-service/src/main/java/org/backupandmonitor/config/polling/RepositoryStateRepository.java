package org.backupandmonitor.config.polling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Objects;

/** Keeps what is known of repositories. */
@Singleton
class RepositoryStateRepository implements PanacheRepositoryBase<RepositoryStateEntity, String> {

    /** The state, held until the end of the transaction; made if this is the first that is known of the repository. */
    RepositoryStateEntity held(String repository) {
        getEntityManager()
                .createNativeQuery("""
                        insert into config.repository_state (repository, configured, reached, failures, unreachable)
                        values (:repository, false, false, 0, false) on conflict do nothing
                        """)
                .setParameter("repository", repository)
                .executeUpdate();
        return Objects.requireNonNull(findById(repository, LockModeType.PESSIMISTIC_WRITE));
    }
}
