package org.backupandmonitor.status.uptime;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.monitor.MonitorStatus;
import org.backupandmonitor.status.ingest.EventHandler;

/** Keeps each status a monitor takes; the topic itself only keeps the last. */
@Singleton
final class TransitionHandler implements EventHandler<MonitorStatus> {

    private final TransitionRepository repository;

    TransitionHandler(TransitionRepository repository) {
        this.repository = repository;
    }

    @Override
    public String topic() {
        return Topics.STATUSES;
    }

    @Override
    public void store(String key, MonitorStatus status) {
        repository.keep(status);
    }

    /** From then on nobody watches it: what was said last must not count for the time until it is back. */
    @Override
    public void removed(String key, Instant at) {
        repository.ended(key, at);
    }
}
