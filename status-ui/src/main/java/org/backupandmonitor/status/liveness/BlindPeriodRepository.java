package org.backupandmonitor.status.liveness;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The times in which no alert-service was alive, except the one that still goes on. */
@Singleton
public class BlindPeriodRepository implements PanacheRepositoryBase<BlindPeriodEntity, Instant> {

    /** From inclusive, until exclusive. */
    public record BlindPeriod(Instant since, Instant until) {}

    /** Those that end after this time, oldest first. */
    @Transactional
    public List<BlindPeriod> after(Instant time) {
        return list("until > ?1 order by since", time).stream()
                .map(entity -> new BlindPeriod(entity.since, entity.until))
                .toList();
    }

    void add(Instant since, Instant until) {
        if (since.isBefore(until) && findById(since) == null) {
            BlindPeriodEntity entity = new BlindPeriodEntity();
            entity.since = since;
            entity.until = until;
            persist(entity);
        }
    }
}
