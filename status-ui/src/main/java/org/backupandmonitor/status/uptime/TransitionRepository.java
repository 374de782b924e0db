package org.backupandmonitor.status.uptime;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Status;

/** The statuses that monitors took. */
@Singleton
public class TransitionRepository implements PanacheRepositoryBase<TransitionEntity, TransitionEntity.Key> {

    /**
     * What covers the time after {@code from}: the status that held then, if one did, and each that was taken later. By
     * monitor, oldest first; monitors without any are absent. One query, however many monitors.
     */
    @Transactional
    @SuppressWarnings("unchecked") // a native query with an entity class gives that entity
    public Map<String, List<Transition>> covering(Collection<String> monitors, Instant from) {
        String sql = "select t.* from unnest(cast(:monitors as text[])) as m(name) cross join lateral ("
                + " (select * from status.transition where monitor = m.name and since <= :from"
                + "  order by since desc limit 1)"
                + " union all"
                + " (select * from status.transition where monitor = m.name and since > :from)) t order by t.since";
        List<TransitionEntity> rows = getEntityManager()
                .createNativeQuery(sql, TransitionEntity.class)
                .setParameter("monitors", monitors.toArray(String[]::new))
                .setParameter("from", from)
                .getResultList();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        entity -> entity.monitor,
                        Collectors.mapping(TransitionRepository::transition, Collectors.toList())));
    }

    void keep(MonitorStatus status) {
        TransitionEntity before = findById(new TransitionEntity.Key(status.key(), status.since()));
        if (before != null) {
            before.status = status.status();
            return;
        }
        TransitionEntity entity = new TransitionEntity();
        entity.monitor = status.key();
        entity.since = status.since();
        entity.status = status.status();
        entity.reason = status.reason();
        persist(entity);
    }

    /** A monitor that nobody judged, or that is known to be paused or unseen already, stays as it is. */
    void ended(String monitor, Instant at) {
        Optional<TransitionEntity> last =
                find("monitor = ?1 order by since desc", monitor).firstResultOptional();
        if (last.isEmpty()
                || last.get().status == Status.PAUSED
                || !last.get().since.isBefore(at)) {
            return;
        }
        TransitionEntity entity = new TransitionEntity();
        entity.monitor = monitor;
        entity.since = at;
        entity.status = Status.PAUSED;
        entity.reason = "removed from the manifest";
        persist(entity);
    }

    private static Transition transition(TransitionEntity entity) {
        return new Transition(entity.since, entity.status);
    }
}
