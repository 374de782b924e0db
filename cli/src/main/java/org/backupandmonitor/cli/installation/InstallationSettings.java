package org.backupandmonitor.cli.installation;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes one installation differ from another.
 *
 * @param config bam.yaml; null if there is none
 * @param portBase the port of status-ui; the others follow
 * @param locations one probe runs for each
 * @param environment further variables for every service
 */
public record InstallationSettings(
        @Nullable Path config, int portBase, List<String> locations, Map<String, String> environment) {

    /** Where a probe is that was not told. */
    public static final String USUAL_LOCATION = "local";

    public InstallationSettings {
        locations = List.copyOf(locations);
        environment = Map.copyOf(environment);
        if (locations.isEmpty()) {
            throw new IllegalArgumentException("an installation needs at least one location");
        }
        int highest = portBase + ServicePlans.FURTHER_PROBES + locations.size();
        if (portBase < 1 || highest > 65_535) {
            throw new InstallationException("--port-base is " + portBase + ", and must lie between 1 and "
                    + (65_535 - ServicePlans.FURTHER_PROBES - locations.size()));
        }
    }
}
