package org.backupandmonitor.status.access;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which sessions were ended by hand, until they would have ended anyway: kept by PostgreSQL over restarts and
 * for other instances, and in memory too, since every request asks. Thread-safe.
 */
@Singleton
class EndedSessions {

    private final EndedSessionRepository repository;
    private final Clock clock;
    private final Map<String, Instant> known = new ConcurrentHashMap<>();

    EndedSessions(EndedSessionRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        refresh();
    }

    /** Learns of those that were ended at other instances. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        Instant now = clock.instant();
        known.putAll(repository.after(now));
        known.values().removeIf(ends -> ends.isBefore(now));
    }

    boolean contains(Session session) {
        return known.containsKey(session.id());
    }

    /** Over at once here; the fault of a PostgreSQL that can't keep it is the caller's to tell. */
    void add(Session session) {
        known.put(session.id(), session.ends());
        repository.add(session);
    }
}
