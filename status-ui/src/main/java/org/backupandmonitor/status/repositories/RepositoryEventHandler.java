package org.backupandmonitor.status.repositories;

import jakarta.inject.Singleton;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.repository.RepositoryEvent;
import org.backupandmonitor.status.ingest.EventHandler;

/** Keeps what happens with repositories and their manifests. */
@Singleton
final class RepositoryEventHandler implements EventHandler<RepositoryEvent> {

    private final RepositoryEventRepository repository;

    RepositoryEventHandler(RepositoryEventRepository repository) {
        this.repository = repository;
    }

    @Override
    public String topic() {
        return Topics.REVISIONS;
    }

    @Override
    public void store(String key, RepositoryEvent event) {
        repository.keep(event);
    }
}
