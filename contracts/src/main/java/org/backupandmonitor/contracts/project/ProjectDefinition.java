package org.backupandmonitor.contracts.project;

import java.util.List;
import org.backupandmonitor.contracts.Names;
import org.backupandmonitor.contracts.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * The owner of monitors and backups, as the manifest in force says.
 *
 * @param project its name, which is also the record key
 * @param owners addresses of the people who own it
 * @param alerts who hears about its problems unless a monitor or backup says otherwise
 * @param provenance the revision in force
 */
public record ProjectDefinition(String project, List<String> owners, Alerts alerts, Provenance provenance) {

    public ProjectDefinition(
            String project, @Nullable List<String> owners, @Nullable Alerts alerts, Provenance provenance) {
        this.project = Names.require("project", project);
        this.owners = owners == null ? List.of() : List.copyOf(owners);
        this.alerts = alerts == null ? Alerts.NOBODY : alerts;
        this.provenance = provenance;
    }
}
