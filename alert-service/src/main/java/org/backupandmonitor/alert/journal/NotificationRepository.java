package org.backupandmonitor.alert.journal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Reads and writes {@link NotificationEntity} rows. */
@ApplicationScoped
class NotificationRepository implements PanacheRepositoryBase<NotificationEntity, String> {

    List<NotificationEntity> owed() {
        return list("state = 'OWED' order by createdAt, id");
    }

    /**
     * Locks the row if it is still owed and nobody else sends it at the moment; a row that somebody else has locked is
     * theirs, and not waited for.
     */
    boolean lockOwed(String id, String claimant, Instant now) {
        return !getEntityManager()
                .createNativeQuery(
                        "select id from {h-schema}notification where id = :id and state = 'OWED' and (claimed_until is null"
                                + " or claimed_until < :now or claimed_by = :claimant) for update skip locked",
                        String.class)
                .setParameter("id", id)
                .setParameter("now", now)
                .setParameter("claimant", claimant)
                .getResultList()
                .isEmpty();
    }

    void claim(String id, String claimant, Instant until) {
        update("claimedBy = ?1, claimedUntil = ?2 where id = ?3", claimant, until, id);
    }
}
