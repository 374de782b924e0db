package org.backupandmonitor.status.uptime;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.monitor.Status;

/** The statuses that monitors took. */
@Singleton
public class TransitionRepository implements PanacheRepositoryBase<TransitionEntity, TransitionEntity.Key> {

    /** What covers the time after {@code from}: the status that held then, if one did, and each that was taken later. */
    @Transactional
    public List<Transition> covering(String monitor, Instant from) {
        List<Transition> transitions = new ArrayList<>();
        Optional<TransitionEntity> before = find("monitor = ?1 and since <= ?2 order by since desc", monitor, from)
                .firstResultOptional();
        before.map(TransitionRepository::transition).ifPresent(transitions::add);
        list("monitor = ?1 and since > ?2 order by since", monitor, from).stream()
                .map(TransitionRepository::transition)
                .forEach(transitions::add);
        return transitions;
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
