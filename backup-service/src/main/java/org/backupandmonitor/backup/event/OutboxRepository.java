package org.backupandmonitor.backup.event;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Queries on {@code outbox}. */
@ApplicationScoped
class OutboxRepository implements PanacheRepositoryBase<OutboxEntity, Long> {

    /** Any number of our own; held until the end of the transaction by one instance, so that order is kept. */
    private static final long PUBLISHER_LOCK = 0x62616d_6f7574L;

    boolean becomePublisher() {
        return (Boolean) getEntityManager()
                .createNativeQuery("select pg_try_advisory_xact_lock(:lock)")
                .setParameter("lock", PUBLISHER_LOCK)
                .getSingleResult();
    }

    List<OutboxEntity> owed(int atMost) {
        return find("publishedAt is null", Sort.by("id")).page(0, atMost).list();
    }

    /** When the event that has waited longest was owed; empty if none is. */
    Optional<Instant> oldestOwed() {
        return find("publishedAt is null", Sort.by("id")).firstResultOptional().map(row -> row.createdAt);
    }

    long owed() {
        return count("publishedAt is null");
    }

    long deletePublishedBefore(Instant time) {
        return delete("publishedAt < ?1", time);
    }
}
