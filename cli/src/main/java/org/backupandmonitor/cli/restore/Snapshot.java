package org.backupandmonitor.cli.restore;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A snapshot in a restic repository.
 *
 * @param labels what backup-service says it is: {@code files}, {@code dump}, {@code globals}, {@code partial}
 */
record Snapshot(String id, OffsetDateTime time, Set<String> labels) {

    /** Something of the source could not be read, or too little came: the run that made it failed. */
    private static final String PARTIAL = "partial";

    /** Goes with a dump and is no backup by itself; the service stores it first. */
    private static final String GLOBALS = "globals";

    Snapshot {
        labels = Set.copyOf(labels);
    }

    /** Reads what {@code restic snapshots --json} prints; JSON is YAML. */
    static List<Snapshot> parse(String json) {
        List<Snapshot> snapshots = new ArrayList<>();
        LoadSettings noLimit =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        if (new Load(noLimit).loadFromString(json) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map
                        && map.get("id") instanceof String id
                        && map.get("time") instanceof String time) {
                    snapshots.add(new Snapshot(id, OffsetDateTime.parse(time), labels(map.get("tags"))));
                }
            }
        }
        return snapshots;
    }

    private static Set<String> labels(@Nullable Object tags) {
        return tags instanceof List<?> list
                ? Set.copyOf(list.stream().map(String::valueOf).toList())
                : Set.of();
    }

    /** The newest whole one that was taken at that time or before; of all if there is no time. */
    static Optional<Snapshot> newest(List<Snapshot> snapshots, @Nullable OffsetDateTime at) {
        return by(at, snapshots.stream().filter(snapshot -> !snapshot.is(GLOBALS)));
    }

    /** What was stored with it in the same run, before it. */
    Optional<Snapshot> companion(List<Snapshot> snapshots) {
        return is("dump") ? by(time, snapshots.stream().filter(snapshot -> snapshot.is(GLOBALS))) : Optional.empty();
    }

    private static Optional<Snapshot> by(@Nullable OffsetDateTime at, Stream<Snapshot> snapshots) {
        return snapshots
                .filter(snapshot -> !snapshot.is(PARTIAL))
                .filter(snapshot -> at == null || !snapshot.time().isAfter(at))
                .max(Comparator.comparing(Snapshot::time));
    }

    boolean is(String label) {
        return labels.contains(label);
    }

    String shortId() {
        return id.substring(0, Math.min(8, id.length()));
    }
}
