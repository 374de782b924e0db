package org.backupandmonitor.config.revision;

import java.util.LinkedHashMap;
import java.util.Map;
import org.backupandmonitor.contracts.Topics;
import org.backupandmonitor.manifest.Definitions;

/** Definitions as records of the compacted topics. */
final class Records {

    private Records() {}

    /** By topic (without prefix) and key. */
    static Map<String, Map<String, Object>> of(Definitions definitions) {
        Map<String, Object> monitors = new LinkedHashMap<>();
        definitions.monitors().forEach(monitor -> monitors.put(monitor.key(), monitor));
        Map<String, Object> backups = new LinkedHashMap<>();
        definitions.backups().forEach(backup -> backups.put(backup.key(), backup));
        Map<String, Map<String, Object>> records = new LinkedHashMap<>();
        records.put(Topics.PROJECTS, Map.of(definitions.project().project(), definitions.project()));
        records.put(Topics.MONITORS, monitors);
        records.put(Topics.BACKUPS, backups);
        return records;
    }
}
