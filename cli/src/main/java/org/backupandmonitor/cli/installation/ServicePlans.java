package org.backupandmonitor.cli.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The services of an installation and their ports, counted from the base. */
final class ServicePlans {

    static final int CONFIG = 1;
    static final int PROBE = 2;
    static final int BACKUP = 3;
    static final int ALERT = 4;
    /** Probes after the first. */
    static final int FURTHER_PROBES = 5;

    private ServicePlans() {}

    static List<ServicePlan> of(InstallationSettings settings, String loginToken, String sessionKey) {
        int base = settings.portBase();
        List<ServicePlan> plans = new ArrayList<>();
        plans.add(new ServicePlan(
                "config-service",
                "config-service",
                base + CONFIG,
                "96m",
                Map.of("BAM_DEFAULT_PINGS_ADDRESS", "http://localhost:" + (base + PROBE))));
        plans.add(new ServicePlan("backup-service", "backup-service", base + BACKUP, "96m", Map.of()));
        plans.add(new ServicePlan(
                "alert-service",
                "alert-service",
                base + ALERT,
                "96m",
                Map.of("BAM_DEFAULT_UI_URL", "http://localhost:" + base)));
        plans.add(new ServicePlan(
                "status-ui",
                "status-ui",
                base,
                "128m",
                Map.of("BAM_LOGIN_TOKEN", loginToken, "BAM_SESSION_KEY", sessionKey)));
        for (int index = 0; index < settings.locations().size(); index++) {
            String location = settings.locations().get(index);
            plans.add(new ServicePlan(
                    // Scripts and tests find the only probe without knowing its location.
                    settings.locations().size() == 1 ? "probe-service" : "probe-service-" + location,
                    "probe-service",
                    base + (index == 0 ? PROBE : FURTHER_PROBES + index - 1),
                    // Room for some 10,000 monitors, and for their results while Kafka is away; what is not used costs
                    // nothing.
                    "160m",
                    environmentOf(location, settings)));
        }
        return List.copyOf(plans);
    }

    /** Where nobody named a location, bam.yaml may. */
    private static Map<String, String> environmentOf(String location, InstallationSettings settings) {
        boolean usual = settings.locations().equals(List.of(InstallationSettings.USUAL_LOCATION));
        return usual ? Map.of() : Map.of("BAM_LOCATION", location);
    }
}
