package org.backupandmonitor.alert.journal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Reads and writes {@link IncidentEntity} rows. */
@ApplicationScoped
class IncidentRepository implements PanacheRepositoryBase<IncidentEntity, String> {

    List<IncidentEntity> open() {
        return list("resolvedAt is null");
    }

    List<IncidentEntity> resolvedSince(Instant since) {
        return list("resolvedAt >= ?1", since);
    }

    List<IncidentEntity> newest(boolean openOnly, int most) {
        String query = openOnly ? "resolvedAt is null order by openedAt desc" : "order by openedAt desc";
        return find(query).page(Page.ofSize(most)).list();
    }

    List<IncidentEntity> byIds(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    /** Another incident that is open for the same kind and subject. */
    Optional<IncidentEntity> anotherOpen(String kind, String subject, String id) {
        return find("kind = ?1 and subject = ?2 and resolvedAt is null and id <> ?3", kind, subject, id)
                .firstResultOptional();
    }

    /** The ids of those that were deleted. */
    List<String> deleteResolvedBefore(Instant before) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "delete from {h-schema}incident where resolved_at < :before returning id", String.class)
                .setParameter("before", before)
                .getResultList();
    }
}
