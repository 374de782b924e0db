package org.backupandmonitor.status.incidents;

import jakarta.inject.Singleton;
import org.backupandmonitor.status.page.NavCount;
import org.backupandmonitor.status.page.Section;

/** How many incidents are open, beside their entry in the navigation. */
@Singleton
final class OpenIncidents implements NavCount {

    private final IncidentRepository repository;

    OpenIncidents(IncidentRepository repository) {
        this.repository = repository;
    }

    @Override
    public Section section() {
        return Section.INCIDENTS;
    }

    @Override
    public long count() {
        return repository.countOpen();
    }
}
