package org.backupandmonitor.backup.run;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Queries on {@code vault_use}. */
@ApplicationScoped
class VaultUseRepository implements PanacheRepositoryBase<VaultUseEntity, VaultUseEntity.Id> {

    void addIfMissing(VaultUseEntity.Id id, Instant now, Instant pruneDue) {
        getEntityManager()
                .createNativeQuery(
                        "insert into backup.vault_use (vault, project, first_used_at, prune_due_at, needs_unlock)"
                                + " values (:vault, :project, :now, :prune, false) on conflict do nothing")
                .setParameter("vault", id.vault())
                .setParameter("project", id.project())
                .setParameter("now", now)
                .setParameter("prune", pruneDue)
                .executeUpdate();
    }

    List<VaultUseEntity> ofProject(String project) {
        return list("id.project", Sort.by("id.vault"), project);
    }

    Optional<VaultUseEntity> neighbourOf(String vault, String project) {
        return find("id.vault = ?1 and id.project <> ?2", Sort.descending("firstUsedAt"), vault, project)
                .firstResultOptional();
    }

    /** @param latest what is due later was planned by a clock that was ahead, or when pruning was rarer */
    List<VaultUseEntity> pruneDue(Instant now, Instant latest) {
        return list("pruneDueAt <= ?1 or pruneDueAt > ?2", Sort.by("pruneDueAt"), now, latest);
    }

    void needUnlock(String project) {
        update("needsUnlock = true where id.project = ?1", project);
    }
}
