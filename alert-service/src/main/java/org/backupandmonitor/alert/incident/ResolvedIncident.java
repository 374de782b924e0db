package org.backupandmonitor.alert.incident;

import java.util.Set;
import org.backupandmonitor.contracts.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * A problem that is over. Immutable; if it comes back, that is another incident.
 *
 * @param ending what became of the monitor that was down or degraded; null if it was another problem
 */
public record ResolvedIncident(
        Incident facts,
        @Nullable String runbook,
        Set<String> addressees,
        @Nullable Ending ending) implements IncidentState {

    public ResolvedIncident {
        if (facts.open()) {
            throw new IllegalArgumentException("incident " + facts.id() + " is open");
        }
        addressees = Set.copyOf(addressees);
    }
}
