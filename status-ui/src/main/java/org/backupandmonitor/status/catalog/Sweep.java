package org.backupandmonitor.status.catalog;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.backup.BackupDefinition;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.contracts.project.ProjectDefinition;
import org.backupandmonitor.messaging.Definitions;
import org.backupandmonitor.messaging.TopicTable;
import org.jboss.logging.Logger;

/**
 * Removes what was removed while this service was away for so long that even the tombstones are gone: once after each
 * start, whatever a compacted topic does not hold any more.
 */
@Singleton
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);

    private record Reading(String topic, TopicTable<?> table) {}

    private final Definitions definitions;
    private final DocumentRepository repository;
    private final Clock clock;
    private final List<Reading> readings = new CopyOnWriteArrayList<>();
    private volatile Instant begin = Instant.EPOCH;

    Sweep(Definitions definitions, DocumentRepository repository, Clock clock) {
        this.definitions = definitions;
        this.repository = repository;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        begin = clock.instant();
        read(Topics.PROJECTS, ProjectDefinition.class);
        read(Topics.MONITORS, MonitorDefinition.class);
        read(Topics.BACKUPS, BackupDefinition.class);
        read(Topics.STATUSES, MonitorStatus.class);
    }

    private <T> void read(String topic, Class<T> type) {
        TopicTable<T> table = definitions.table(topic, type);
        readings.add(new Reading(topic, table));
        table.start();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        for (Reading reading : readings) {
            if (!reading.table().caughtUp()) {
                continue;
            }
            long removed = QuarkusTransaction.requiringNew()
                    .call(() -> repository.removeOthers(
                            reading.topic(), reading.table().all().keySet(), begin));
            if (removed > 0) {
                LOG.infof(
                        "Removed %d keys of %s that were removed while this service was away",
                        removed, reading.topic());
            }
            readings.remove(reading);
            reading.table().close();
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        readings.forEach(reading -> reading.table().close());
    }
}
