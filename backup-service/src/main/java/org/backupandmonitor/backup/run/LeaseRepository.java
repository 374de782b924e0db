package org.backupandmonitor.backup.run;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Queries on {@code lease}; the database's clock decides, since it is the only one that all instances share. */
@ApplicationScoped
class LeaseRepository implements PanacheRepositoryBase<LeaseEntity, String> {

    /** False if somebody else holds it, dead or alive; whoever got no answer may ask again. */
    boolean acquire(String key, String run, String owner, Duration time) {
        return getEntityManager()
                        .createNativeQuery("insert into backup.lease as held (lease_key, run_id, owner, expires_at)"
                                + " values (:key, :run, :owner, clock_timestamp() + :millis * interval '1 millisecond')"
                                + " on conflict (lease_key) do update set expires_at = excluded.expires_at"
                                + " where held.run_id = excluded.run_id")
                        .setParameter("key", key)
                        .setParameter("run", run)
                        .setParameter("owner", owner)
                        .setParameter("millis", time.toMillis())
                        .executeUpdate()
                == 1;
    }

    /** False if it is no longer ours. */
    boolean renew(String key, String run, Duration time) {
        return getEntityManager()
                        .createNativeQuery("update backup.lease"
                                + " set expires_at = clock_timestamp() + :millis * interval '1 millisecond'"
                                + " where lease_key = :key and run_id = :run")
                        .setParameter("millis", time.toMillis())
                        .setParameter("key", key)
                        .setParameter("run", run)
                        .executeUpdate()
                == 1;
    }

    boolean release(String key, String run) {
        return delete("key = ?1 and run = ?2", key, run) == 1;
    }

    /**
     * A lease whose holder is gone.
     *
     * @param key of a backup, {@code project/backup}; else of a vault, {@code prune vault/project} or the like
     */
    record Expired(String key, String run) {

        String project() {
            return key.contains(" ") ? key.substring(key.lastIndexOf('/') + 1) : key.substring(0, key.indexOf('/'));
        }
    }

    long countExpired() {
        return ((Number) getEntityManager()
                        .createNativeQuery("select count(*) from backup.lease where expires_at < clock_timestamp()")
                        .getSingleResult())
                .longValue();
    }

    /**
     * Takes away the leases of the dead; each is answered to one caller only.
     *
     * @param living ids of runs whose lease stays, expired or not
     */
    @SuppressWarnings("unchecked")
    List<Expired> removeExpired(Collection<String> living) {
        List<Object[]> rows = getEntityManager()
                .createNativeQuery("delete from backup.lease where lease_key in (select lease_key from backup.lease"
                        + " where expires_at < clock_timestamp() and run_id <> all(:living) for update skip locked)"
                        + " returning lease_key, run_id")
                .setParameter("living", living.toArray(String[]::new))
                .getResultList();
        return rows.stream()
                .map(row -> new Expired((String) row[0], (String) row[1]))
                .toList();
    }
}
