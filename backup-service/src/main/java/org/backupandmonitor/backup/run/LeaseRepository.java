package org.backupandmonitor.backup.run;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Queries on {@code lease}; the database's clock decides, since it is the only one that all instances share. */
@ApplicationScoped
class LeaseRepository implements PanacheRepositoryBase<LeaseEntity, String> {

    /** Any number of our own, to tell our locks on projects from others in the same database. */
    private static final int PROJECTS = 0x62616d;

    /** Until the end of the transaction nobody else decides who may use the project's repositories. */
    void lockProject(String project) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(:space, hashtext(:project)) as text)")
                .setParameter("space", PROJECTS)
                .setParameter("project", project)
                .getSingleResult();
    }

    /** Leases of the project's runs, dead or alive. */
    List<String> ofRuns(String project) {
        String prefix = project + "/";
        return find("left(key, ?1) = ?2", prefix.length(), prefix).stream()
                .map(lease -> lease.key)
                .toList();
    }

    boolean isAnyHeld(Collection<String> keys) {
        return !keys.isEmpty() && count("key in ?1", keys) > 0;
    }

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
     * @param key see {@link LeaseKey}
     */
    record Expired(String key, String run) {}

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
