package org.backupandmonitor.cli.restore;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A snapshot in a restic repository. */
record Snapshot(String id, OffsetDateTime time) {

    /** Reads what {@code restic snapshots --json} prints; JSON is YAML. */
    static List<Snapshot> parse(String json) {
        List<Snapshot> snapshots = new ArrayList<>();
        if (new Load(LoadSettings.builder().build()).loadFromString(json) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map
                        && map.get("id") instanceof String id
                        && map.get("time") instanceof String time) {
                    snapshots.add(new Snapshot(id, OffsetDateTime.parse(time)));
                }
            }
        }
        return snapshots;
    }

    /** The newest that was taken at that time or before; of all if there is no time. */
    static Optional<Snapshot> newest(List<Snapshot> snapshots, @Nullable OffsetDateTime at) {
        return snapshots.stream()
                .filter(snapshot -> at == null || !snapshot.time().isAfter(at))
                .max(Comparator.comparing(Snapshot::time));
    }
}
