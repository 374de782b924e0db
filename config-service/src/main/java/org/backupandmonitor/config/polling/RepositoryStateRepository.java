package org.backupandmonitor.config.polling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Objects;
import org.backupandmonitor.manifest.language.Code;

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

    /**
     * Has the next look judge again what was refused because the project it names was another repository's. Only these,
     * since whoever pushed hears of a verdict again if the tip has moved on.
     *
     * @param except keeps its verdict
     */
    void judgeAnewWhatWasAnothers(String except) {
        getEntityManager()
                .createNativeQuery("""
                        update config.repository_state state set judged_under = null
                        where state.repository <> :except
                          and (select not newest.accepted and newest.diagnostics @> cast(:refusal as jsonb)
                               from config.revision newest
                               where newest.repository = state.repository order by newest.id desc limit 1)
                        """)
                .setParameter("except", except)
                .setParameter("refusal", "[{\"code\": \"" + Code.WRONG_PROJECT.slug() + "\"}]")
                .executeUpdate();
    }
}
