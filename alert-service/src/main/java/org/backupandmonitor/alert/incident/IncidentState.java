package org.backupandmonitor.alert.incident;

import java.util.Set;
import org.backupandmonitor.contracts.incident.Incident;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it stands. Only an {@link OpenIncident} can be changed or resolved, and nothing leads from a
 * {@link ResolvedIncident} anywhere: a wrong transition does not compile.
 */
public sealed interface IncidentState permits OpenIncident, ResolvedIncident {

    /** As it is published. */
    Incident facts();

    /** Where people read what to do; null if nobody wrote that down. */
    @Nullable
    String runbook();

    /** Email addresses of people concerned beside those who hear anyway. */
    Set<String> addressees();

    default String id() {
        return facts().id();
    }
}
