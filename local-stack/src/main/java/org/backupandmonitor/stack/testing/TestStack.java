package org.backupandmonitor.stack.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The servers of this Java machine's tests. What they are is kept in system properties, because Quarkus loads this class
 * once per test profile.
 */
final class TestStack {

    private static final String KEPT = "bam.test.stack.running.";

    private TestStack() {}

    /** The settings that lead to the servers, which are started by the first who asks. */
    static Map<String, String> running() {
        Properties system = System.getProperties();
        // The properties are the one object that every class loader shares.
        synchronized (system) {
            Map<String, String> kept = new HashMap<>();
            for (String name : system.stringPropertyNames()) {
                if (name.startsWith(KEPT)) {
                    kept.put(name.substring(KEPT.length()), system.getProperty(name));
                }
            }
            if (kept.isEmpty()) {
                kept.putAll(start());
                kept.forEach((name, value) -> system.setProperty(KEPT + name, value));
            }
            return kept;
        }
    }

    private static Map<String, String> start() {
        String kind = firstSet(System.getProperty("bam.test.stack"), System.getenv("BAM_TEST_STACK"), "local");
        Map<String, String> settings =
                switch (kind) {
                    case "local" -> LocalServers.start();
                    case "containers" -> ContainerServers.start();
                    default ->
                        throw new IllegalArgumentException(
                                "bam.test.stack is \"" + kind + "\", and must be \"local\" or \"containers\"");
                };
        Map<String, String> all = new HashMap<>(settings);
        all.put("quarkus.devservices.enabled", "false");
        all.put("bam.topics.partitions", "3");
        all.put("bam.topics.replication", "1");
        return all;
    }

    private static String firstSet(@Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        throw new IllegalArgumentException("nothing is set");
    }
}
