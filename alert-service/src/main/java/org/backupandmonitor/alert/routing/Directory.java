package org.backupandmonitor.alert.routing;

import java.util.Optional;
import org.backupandmonitor.contracts.project.Alerts;

/** Where the manifests in force say who hears. */
public interface Directory {

    /** What a monitor says for itself; empty if it says nothing, or is not defined. */
    Optional<Alerts> ofMonitor(String key);

    /** What a backup says for itself; empty if it says nothing, or is not defined. */
    Optional<Alerts> ofBackup(String key);

    /** What a project says; empty if it is not defined. */
    Optional<Alerts> ofProject(String project);
}
