package org.backupandmonitor.status.monitors;

import java.util.List;
import org.backupandmonitor.status.liveness.Liveness;

/**
 * What anybody may see of a project.
 *
 * @param liveness who was alive when this was read; all its ages count from then
 */
public record PublicPage(Liveness liveness, Tally tally, List<PublicService> services, List<PublicIncident> incidents) {

    public PublicPage {
        services = List.copyOf(services);
        incidents = List.copyOf(incidents);
    }
}
