package org.backupandmonitor.status.incidents;

import jakarta.inject.Singleton;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.contracts.incident.Incident;
import org.backupandmonitor.status.ingest.EventHandler;

/** Keeps each incident as it stands. One that alert-service removes from the topic stays in the history here. */
@Singleton
final class IncidentHandler implements EventHandler<Incident> {

    private final IncidentRepository repository;

    IncidentHandler(IncidentRepository repository) {
        this.repository = repository;
    }

    @Override
    public String topic() {
        return Topics.INCIDENTS;
    }

    @Override
    public void store(String key, Incident incident) {
        repository.keep(incident);
    }
}
