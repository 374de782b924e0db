package org.backupandmonitor.status.backups;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When backups run next. */
@Singleton
class NextRunRepository implements PanacheRepositoryBase<NextRunEntity, String> {

    /** By backup; absent where nobody said, and where it is paused. */
    @Transactional
    Map<String, Instant> all() {
        Map<String, Instant> next = new HashMap<>();
        for (NextRunEntity entity : listAll()) {
            if (entity.next != null) {
                next.put(entity.key, entity.next);
            }
        }
        return next;
    }

    void put(String key, @Nullable Instant next, Instant at) {
        NextRunEntity before = findById(key);
        NextRunEntity entity = before == null ? new NextRunEntity() : before;
        entity.key = key;
        entity.next = next;
        entity.at = at;
        if (before == null) {
            persist(entity);
        }
    }
}
