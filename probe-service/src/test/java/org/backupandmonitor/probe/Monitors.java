package org.backupandmonitor.probe;

import java.net.URI;
import java.time.Duration;
import org.backupandmonitor.contracts.Provenance;
import org.backupandmonitor.contracts.monitor.Check;
import org.backupandmonitor.contracts.monitor.HttpCheck;
import org.backupandmonitor.contracts.monitor.Locations;
import org.backupandmonitor.contracts.monitor.MonitorDefinition;

/** Definitions for tests, of project {@code shop} and policy {@code test}. */
public final class Monitors {

    public static final Duration SECOND = Duration.ofSeconds(1);
    public static final Duration HOUR = Duration.ofHours(1);

    private Monitors() {}

    public static MonitorDefinition monitor(String name, Check check, Duration every) {
        return monitor(name, check, every, "test", Locations.ALL, null);
    }

    public static MonitorDefinition monitor(
            String name, Check check, Duration every, String policy, Locations locations, String paused) {
        return new MonitorDefinition(
                "shop",
                name,
                check,
                null,
                every,
                Duration.ofSeconds(5),
                locations,
                null,
                1,
                1,
                null,
                paused,
                null,
                null,
                null,
                null,
                null,
                policy,
                new Provenance("shop", "c0ffee", "backup-and-monitor.yaml"));
    }

    public static HttpCheck http(String url) {
        return new HttpCheck(URI.create(url), null, null, null, 0, false);
    }
}
